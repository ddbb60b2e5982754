package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;

/** One metric of one item: the smallest thing that is asked for, with all of its statistics in one call. */
public record AskedMetric(TakenItem taken, MetricToRead metric) {
    /** AWS bills up to five statistics of a metric in one call as one metric (CloudWatch's price page). */
    private static final int STATISTICS_PER_BILLED_METRIC = 5;

    public int statistics() {
        return metric.statistics().size();
    }

    /** What AWS bills each time that it is asked for. */
    public int billedMetrics() {
        return (statistics() + STATISTICS_PER_BILLED_METRIC - 1) / STATISTICS_PER_BILLED_METRIC;
    }

    /** An estimate of the datapoints in the window, made as CloudWatch makes it: its length by the period. */
    public long datapoints(Window window) {
        Duration length = Duration.between(window.from(), window.to());
        return (length.toSeconds() / metric.period().toSeconds() + 1) * statistics();
    }
}
