package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric that is worth reading.
 *
 * @param unit the CloudWatch unit name; null when it is not known
 * @param period how often AWS publishes a point, and so the period to ask for
 * @param settles how long after its period's start a point may still appear or change; null takes its namespace's
 * @param statistic the one that tells most of it: Average, Sum, Minimum, Maximum or SampleCount; Average if it is not given
 * @param percentiles asked for beside the four statistics that every metric has, such as {@code p99}
 */
public record CatalogMetric(
        String name, String unit, Duration period, Duration settles, List<String> percentiles, String statistic) {
    /** What CloudWatch's own metric streams always carry, and AWS bills as one metric. */
    private static final List<String> ALWAYS = List.of("SampleCount", "Sum", "Minimum", "Maximum");

    private static final String AVERAGE = "Average";

    public CatalogMetric {
        statistic = statistic == null ? AVERAGE : statistic;
        percentiles = percentiles == null ? List.of() : List.copyOf(percentiles);
    }

    /** What to ask for. An average is asked for as its sum and its count, for averages cannot be combined. */
    public List<String> statistics(Statistics choice) {
        return switch (choice) {
            case ALL -> Stream.concat(ALWAYS.stream(), percentiles.stream()).toList();
            case FEWEST -> statistic.equals(AVERAGE) ? List.of("SampleCount", "Sum") : List.of(statistic);
        };
    }

    CatalogMetric settlingLike(Duration namespace) {
        return settles == null ? new CatalogMetric(name, unit, period, namespace, percentiles, statistic) : this;
    }
}
