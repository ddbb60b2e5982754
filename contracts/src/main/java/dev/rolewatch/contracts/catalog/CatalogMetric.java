package dev.rolewatch.contracts.catalog;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric that is worth reading.
 *
 * @param unit the CloudWatch unit name; null when it is not known
 * @param period how often AWS publishes a point, and so the period to ask for
 * @param settles how long after its period's start a point may still appear or change; null takes its namespace's
 * @param percentiles asked for beside the four statistics that every metric has, such as {@code p99}
 */
public record CatalogMetric(String name, String unit, Duration period, Duration settles, List<String> percentiles) {
    /** What CloudWatch's own metric streams always carry, and AWS bills as one metric. */
    private static final List<String> ALWAYS = List.of("SampleCount", "Sum", "Minimum", "Maximum");

    public CatalogMetric {
        percentiles = percentiles == null ? List.of() : List.copyOf(percentiles);
    }

    public List<String> statistics() {
        return Stream.concat(ALWAYS.stream(), percentiles.stream()).toList();
    }

    CatalogMetric settlingLike(Duration namespace) {
        return settles == null ? new CatalogMetric(name, unit, period, namespace, percentiles) : this;
    }
}
