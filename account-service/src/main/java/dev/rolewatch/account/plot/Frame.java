package dev.rolewatch.account.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** What surrounds a plot: its name for those who do not see it, and how numbers are written in it. */
final class Frame {
    static final double WIDTH = 640;

    private Frame() {}

    /** Grows with the page; its id makes the ids in it unique. */
    static Element svg(String id, String title, String description, double height) {
        String titleId = id + "-title";
        String descriptionId = id + "-desc";
        return new Element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "plot")
                .with("viewBox", "0 0 " + Element.number(WIDTH) + " " + Element.number(height))
                .with("role", "img")
                .with("aria-labelledby", titleId + " " + descriptionId)
                .with("fill", "currentColor")
                .with("font-size", 12)
                .add(new Element("title").with("id", titleId).text(title))
                .add(new Element("desc").with("id", descriptionId).text(description));
    }

    static Element line(String cssClass, double x1, double y1, double x2, double y2) {
        return new Element("line")
                .with("class", cssClass)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .with("stroke", "currentColor");
    }

    static Element label(String cssClass, double x, double y, String anchor, String text) {
        return new Element("text")
                .with("class", cssClass)
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .text(text);
    }

    static Element rectangle(String cssClass, double x, double y, double width, double height) {
        return new Element("rect")
                .with("class", cssClass)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height);
    }

    /** All of an axis in the same scale: 0, 500k, 1M, 1.5M. */
    static List<String> numbers(List<Double> ticks) {
        double largest = ticks.get(ticks.size() - 1);
        double scale = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : largest >= 1e4 ? 1e3 : 1;
        String suffix = scale == 1e9 ? "G" : scale == 1e6 ? "M" : scale == 1e3 ? "k" : "";
        DecimalFormat format = new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return ticks.stream()
                .map(tick -> tick == 0 ? "0" : format.format(tick / scale) + suffix)
                .toList();
    }
}
