package dev.rolewatch.account.plot;

import dev.rolewatch.account.plot.BarPlot.Bar;
import java.util.List;

/** Draws amounts as horizontal bars. */
public final class BarPlotSvg {
    private static final double LEFT = 170;
    private static final double RIGHT = Frame.WIDTH - 130;
    private static final double TOP = 24;
    private static final double ROW = 26;
    private static final double BAR = 14;
    private static final double BELOW = 40;
    private static final int TICKS = 4;
    private static final int LONGEST_LABEL = 24;

    private final BarPlot plot;
    private final List<Double> ticks;
    private final double bottom;
    private final Element svg;

    private BarPlotSvg(BarPlot plot) {
        this.plot = plot;
        this.ticks = Ticks.upTo(plot.largest(), TICKS);
        this.bottom = TOP + Math.max(1, plot.bars().size()) * ROW;
        this.svg = Frame.svg(plot.id(), plot.title(), plot.description(), bottom + BELOW);
    }

    /** An {@code svg} element, all of whose texts are escaped. */
    public static String draw(BarPlot plot) {
        return new BarPlotSvg(plot).draw();
    }

    private String draw() {
        svg.add(Frame.label("unit label", RIGHT, bottom + 34, "end", plot.unit()));
        axis();
        for (int i = 0; i < plot.bars().size(); i++) {
            bar(plot.bars().get(i), TOP + i * ROW);
        }
        if (plot.bars().isEmpty()) {
            svg.add(Frame.label("empty label", (LEFT + RIGHT) / 2, TOP + ROW / 2, "middle", "Nothing yet"));
        }
        return svg.toString();
    }

    private void axis() {
        List<String> labels = Frame.numbers(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double x = x(ticks.get(i));
            svg.add(Frame.line(i == 0 ? "axis" : "grid", x, TOP, x, bottom)
                    .with("stroke-opacity", i == 0 ? 0.6 : 0.15));
            svg.add(Frame.label("tick", x, bottom + 16, "middle", labels.get(i)));
        }
    }

    private void bar(Bar bar, double top) {
        double y = top + (ROW - BAR) / 2;
        svg.add(Frame.label(
                bar.total() ? "label total" : "label", LEFT - 8, y + BAR - 3, "end", shortened(bar.label())));
        svg.add(Frame.rectangle(bar.total() ? "bar total" : "bar", LEFT, y, x(bar.amount()) - LEFT, BAR)
                .with("fill-opacity", 0.6));
        bar.expected()
                .ifPresent(expected -> svg.add(Frame.rectangle("estimate", LEFT, y - 3, x(expected) - LEFT, BAR + 6)
                        .with("fill", "none")
                        .with("stroke", "currentColor")
                        .with("stroke-dasharray", "3 2")));
        plot.limit()
                .filter(limit -> bar.total())
                .ifPresent(limit -> svg.add(
                        Frame.line("budget", x(limit), top, x(limit), top + ROW).with("stroke-width", 3)));
        svg.add(Frame.label("amount", RIGHT + 8, y + BAR - 3, "start", bar.text()));
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private double x(double amount) {
        return LEFT + amount / ticks.get(ticks.size() - 1) * (RIGHT - LEFT);
    }
}
