package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;

/**
 * One metric of one item: the smallest thing that is asked for, with all of its statistics in one call.
 *
 * @param window what is read of it; the call that asks for it may cover more
 */
public record AskedMetric(TakenItem taken, MetricToRead metric, Window window) {
    /** AWS bills up to five statistics of a metric in one call as one metric (CloudWatch's price page). */
    private static final int STATISTICS_PER_BILLED_METRIC = 5;

    /** Over just its item's window. */
    public AskedMetric(TakenItem taken, MetricToRead metric) {
        this(taken, metric, taken.item().window());
    }

    /** What is read of it now. */
    static AskedMetric of(TakenItem taken, MetricToRead metric, Instant now) {
        return new AskedMetric(taken, metric, ReadableWindow.of(taken.item().window(), metric.period(), now));
    }

    public int statistics() {
        return metric.statistics().size();
    }

    /** What AWS bills each time that it is asked for. */
    public int billedMetrics() {
        return (statistics() + STATISTICS_PER_BILLED_METRIC - 1) / STATISTICS_PER_BILLED_METRIC;
    }

    /** An estimate of the datapoints in its window, made as CloudWatch makes it: not what exists, but what fits. */
    public long datapoints() {
        return datapoints(window, metric.period()) * statistics();
    }

    /** The same for one statistic in another window. */
    static long datapoints(Window window, Duration period) {
        return Duration.between(window.from(), window.to()).toSeconds() / period.toSeconds() + 1;
    }
}
