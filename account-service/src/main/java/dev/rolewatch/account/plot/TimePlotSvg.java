package dev.rolewatch.account.plot;

import dev.rolewatch.account.plot.TimePlot.Kind;
import dev.rolewatch.account.plot.TimePlot.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Draws values over time. */
public final class TimePlotSvg {
    private static final double HEIGHT = 220;
    private static final double LEFT = 56;
    private static final double RIGHT = Frame.WIDTH - 16;
    private static final double TOP = 28;
    private static final double BOTTOM = HEIGHT - 36;
    private static final int VALUE_TICKS = 4;
    private static final int TIME_TICKS = 9;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

    private final TimePlot plot;
    private final List<Double> ticks;
    private final Element svg;

    private TimePlotSvg(TimePlot plot) {
        this.plot = plot;
        this.ticks = Ticks.upTo(plot.largest().orElse(0), VALUE_TICKS);
        this.svg = Frame.svg(plot.id(), plot.title(), plot.description(), HEIGHT);
    }

    /** An {@code svg} element, all of whose texts are escaped. */
    public static String draw(TimePlot plot) {
        return new TimePlotSvg(plot).draw();
    }

    private String draw() {
        svg.add(Frame.label("unit label", 0, 12, "start", plot.unit()));
        legend();
        failed();
        valueAxis();
        timeAxis();
        for (int i = 0; i < plot.series().size(); i++) {
            series(plot.series().get(i), "series-" + (i + 1));
        }
        if (plot.largest().isEmpty()) {
            svg.add(Frame.label("empty label", (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2, "middle", "Nothing was read"));
        }
        return svg.toString();
    }

    private void legend() {
        if (plot.series().size() < 2) {
            return;
        }
        double x = RIGHT;
        for (int i = plot.series().size(); i > 0; i--) {
            String name = plot.series().get(i - 1).name();
            svg.add(Frame.label("label", x, 12, "end", name));
            // Fonts differ, so the room for a name is guessed generously.
            x -= name.length() * 7 + 6;
            Element key = Frame.line("line series-" + i, x - 18, 8, x, 8).with("stroke-width", 2);
            svg.add(dashed(key, i));
            x -= 30;
        }
    }

    private void valueAxis() {
        List<String> labels = Frame.numbers(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double y = y(ticks.get(i));
            svg.add(Frame.line(i == 0 ? "axis" : "grid", LEFT, y, RIGHT, y)
                    .with("stroke-opacity", i == 0 ? 0.6 : 0.15));
            svg.add(Frame.label("tick", LEFT - 6, y + 4, "end", labels.get(i)));
        }
    }

    private void timeAxis() {
        for (Instant tick : Ticks.between(plot.from(), plot.to(), TIME_TICKS)) {
            double x = x(Duration.between(plot.from(), tick).toSeconds()
                    / (double) plot.step().toSeconds());
            boolean midnight = tick.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0;
            String label = tick.atOffset(ZoneOffset.UTC).format(midnight ? DAY : TIME);
            svg.add(Frame.line("tick", x, BOTTOM, x, BOTTOM + 4).with("stroke-opacity", 0.6));
            svg.add(Frame.label("tick", x, BOTTOM + 17, "middle", label));
        }
        svg.add(Frame.label("label", RIGHT, HEIGHT - 4, "end", "Time (UTC)"));
    }

    /** Bands where values were to be had but could not be. */
    private void failed() {
        if (plot.failed().contains(true)) {
            svg.add(hatched());
        }
        int begin = -1;
        for (int i = 0; i <= plot.failed().size(); i++) {
            boolean failed = i < plot.failed().size() && plot.failed().get(i);
            if (failed && begin < 0) {
                begin = i;
            } else if (!failed && begin >= 0) {
                svg.add(Frame.rectangle("failed", x(begin), TOP, x(i) - x(begin), BOTTOM - TOP)
                        .with("fill", "url(#" + hatching() + ")")
                        .add(new Element("title").text("Not read")));
                begin = -1;
            }
        }
    }

    private String hatching() {
        return plot.id() + "-failed";
    }

    /** Hatched, so that nobody takes the bands for areas of a series. */
    private Element hatched() {
        return new Element("pattern")
                .with("id", hatching())
                .with("width", 6)
                .with("height", 6)
                .with("patternUnits", "userSpaceOnUse")
                .with("patternTransform", "rotate(45)")
                .add(Frame.line("failed", 0, 0, 0, 6).with("stroke-width", 2).with("stroke-opacity", 0.5));
    }

    private void series(Series series, String cssClass) {
        int number = plot.series().indexOf(series) + 1;
        for (Run run : Run.of(series.values())) {
            if (run.values().size() == 1) {
                svg.add(new Element("circle")
                        .with("class", "point " + cssClass)
                        .with("cx", middle(run.first()))
                        .with("cy", y(run.values().get(0)))
                        .with("r", 2.5));
            } else {
                if (plot.kind() == Kind.AREA) {
                    svg.add(new Element("path")
                            .with("class", "area " + cssClass)
                            .with("d", area(run))
                            .with("fill-opacity", 0.2));
                }
                svg.add(dashed(
                        new Element("path")
                                .with("class", "line " + cssClass)
                                .with("d", path(run))
                                .with("fill", "none")
                                .with("stroke", "currentColor")
                                .with("stroke-width", 1.5),
                        number));
            }
        }
    }

    /** Nobody needs to see colours to tell series apart. */
    private static Element dashed(Element line, int series) {
        return series == 1 ? line : line.with("stroke-dasharray", "4 3");
    }

    private String path(Run run) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < run.values().size(); i++) {
            path.append(i == 0 ? "M" : "L")
                    .append(Element.number(middle(run.first() + i)))
                    .append(' ')
                    .append(Element.number(y(run.values().get(i))));
        }
        return path.toString();
    }

    private String area(Run run) {
        int last = run.first() + run.values().size() - 1;
        return path(run) + "L" + Element.number(middle(last)) + " " + Element.number(BOTTOM) + "L"
                + Element.number(middle(run.first())) + " " + Element.number(BOTTOM) + "Z";
    }

    private double x(double step) {
        return LEFT + step / plot.failed().size() * (RIGHT - LEFT);
    }

    private double middle(int step) {
        return x(step + 0.5);
    }

    private double y(double value) {
        return BOTTOM - value / ticks.get(ticks.size() - 1) * (BOTTOM - TOP);
    }
}
