package dev.rolewatch.simulator.cloudwatch;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistic that can be asked for.
 *
 * @param isPercentile true if it needs the samples themselves
 */
record Statistic(String name, boolean isPercentile, ToDoubleFunction<Tally> of) {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)");

    static Optional<Statistic> parse(String name) {
        return switch (name) {
            case "SampleCount" -> Optional.of(new Statistic(name, false, Tally::count));
            case "Sum" -> Optional.of(new Statistic(name, false, Tally::sum));
            case "Average" -> Optional.of(new Statistic(name, false, Tally::average));
            case "Minimum" -> Optional.of(new Statistic(name, false, Tally::minimum));
            case "Maximum" -> Optional.of(new Statistic(name, false, Tally::maximum));
            default -> percentile(name);
        };
    }

    private static Optional<Statistic> percentile(String name) {
        Matcher matcher = PERCENTILE.matcher(name);
        if (!matcher.matches() || Double.parseDouble(matcher.group(1)) > 100) {
            return Optional.empty();
        }
        double percent = Double.parseDouble(matcher.group(1));
        return Optional.of(new Statistic(name, true, tally -> tally.percentile(percent)));
    }
}
