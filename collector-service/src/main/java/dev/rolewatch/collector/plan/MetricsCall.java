package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Window;
import java.util.List;

/**
 * What one GetMetricData call asks for.
 *
 * @param window holds that of each metric, and starts on a boundary of each period
 */
public record MetricsCall(AccountRegion where, Window window, List<AskedMetric> metrics) {
    /** MetricDataQueries in a call ("GetMetricData", Amazon CloudWatch API Reference). */
    public static final int MAX_QUERIES = 500;

    /** Datapoints in an answer; what is more comes in further pages (the same page). */
    public static final int MAX_DATAPOINTS = 100_800;

    public MetricsCall {
        metrics = List.copyOf(metrics);
    }

    public int queries() {
        return metrics.stream().mapToInt(AskedMetric::statistics).sum();
    }

    /** An estimate, made as CloudWatch makes it: what fits into the window. */
    public long datapoints() {
        return metrics.stream()
                .mapToLong(
                        asked -> AskedMetric.datapoints(window, asked.metric().period()) * asked.statistics())
                .sum();
    }

    /** The same call for some of its metrics. */
    public MetricsCall only(List<AskedMetric> some) {
        return new MetricsCall(where, window, some);
    }
}
