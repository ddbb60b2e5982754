package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

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

    /** Those of an item, with what is read of each now. */
    static Stream<AskedMetric> of(TakenItem taken, Instant now) {
        Window window = taken.item().window();
        Duration atOnce = taken.atOnce();
        return taken.item().metrics().stream()
                .map(metric -> new AskedMetric(taken, metric, ReadableWindow.of(window, metric.period(), atOnce, now)));
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
