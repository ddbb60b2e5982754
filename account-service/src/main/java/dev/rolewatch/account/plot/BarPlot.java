package dev.rolewatch.account.plot;

import java.util.List;
import java.util.Optional;

/**
 * Amounts side by side, each against what was expected of it.
 *
 * @param id unique in the page
 * @param title what is shown, in a few words
 * @param description what somebody who does not see it should know, in a sentence
 * @param unit of the amounts, in words
 * @param limit of all of them together, drawn across the bars that are totals; empty for none
 */
public record BarPlot(
        String id, String title, String description, String unit, List<Bar> bars, Optional<Double> limit) {
    /**
     * @param expected empty if nobody knows
     * @param text the amounts in words, beside the bar
     * @param total whether it is the sum of the others
     */
    public record Bar(String label, double amount, Optional<Double> expected, String text, boolean total) {}

    public BarPlot {
        bars = List.copyOf(bars);
    }

    double largest() {
        double ofBars = bars.stream()
                .mapToDouble(bar -> Math.max(bar.amount(), bar.expected().orElse(0.0)))
                .max()
                .orElse(0);
        return Math.max(ofBars, limit.orElse(0.0));
    }
}
