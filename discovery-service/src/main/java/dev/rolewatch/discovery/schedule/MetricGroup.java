package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Metrics of a resource that are read together, for they are worth reading equally often.
 *
 * @param cadence the longer of the interval and the time between two points, and longer still for what is silent: what is
 *     published daily is not asked for every five minutes
 */
public record MetricGroup(Duration cadence, List<CatalogMetric> metrics) {
    public MetricGroup {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a group has at least one metric");
        }
    }

    /** The groups of these metrics, the most frequent first. */
    static List<MetricGroup> of(Collection<CatalogMetric> metrics, Function<CatalogMetric, Duration> cadence) {
        SortedMap<Duration, List<CatalogMetric>> groups = new TreeMap<>();
        metrics.forEach(metric -> groups.computeIfAbsent(cadence.apply(metric), any -> new ArrayList<>())
                .add(metric));
        return groups.entrySet().stream()
                .map(group -> new MetricGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** How often a metric is worth reading that gives points. */
    static Duration cadence(CatalogMetric metric, Duration interval) {
        return longer(interval, metric.period());
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * Whether it is time for this window; groups that are read at every interval have their time whenever it comes.
     *
     * @param pause how long to wait between two readings that are paid for, even if the cadence is shorter
     */
    boolean isDue(Window window, Progress progress, Duration interval, Duration pause, Instant now) {
        // Turns come an interval apart, and collectors read beyond the window's end: what is nearly due is due.
        Duration early = interval.dividedBy(2);
        boolean worthIt = cadence.compareTo(interval) <= 0
                || !window.to().plus(early).isBefore(progress.collectedThrough().plus(cadence));
        boolean paused = pause.compareTo(interval) > 0
                && progress.paidAt()
                        .filter(paid -> now.plus(early).isBefore(paid.plus(pause)))
                        .isPresent();
        return worthIt && !paused;
    }

    /** How long after a period's start a point of any of these may still appear or change. */
    public Duration settles() {
        return longest(CatalogMetric::settles);
    }

    /** What windows are aligned to. */
    public Duration longestPeriod() {
        return longest(CatalogMetric::period);
    }

    /** How long CloudWatch keeps points of all of these. */
    public Duration kept() {
        return metrics.stream()
                .map(metric -> Retention.of(metric.period()))
                .min(Duration::compareTo)
                .orElseThrow();
    }

    public boolean hasAnyOf(Collection<String> metricNames) {
        return metrics.stream().anyMatch(metric -> metricNames.contains(metric.name()));
    }

    /** How many statistics one reading asks for. */
    public int statistics(Statistics choice) {
        return metrics.stream()
                .mapToInt(metric -> metric.statistics(choice).size())
                .sum();
    }

    /** How many datapoints one reading of this time asks for. */
    public long datapoints(Duration time, Statistics choice) {
        return metrics.stream()
                .mapToLong(metric -> metric.statistics(choice).size()
                        * (time.toSeconds() / metric.period().toSeconds()))
                .sum();
    }

    public List<MetricToRead> toRead(Statistics choice) {
        return metrics.stream()
                .map(metric ->
                        new MetricToRead(metric.name(), metric.unit(), metric.period(), metric.statistics(choice)))
                .toList();
    }

    private Duration longest(Function<CatalogMetric, Duration> length) {
        return metrics.stream().map(length).max(Duration::compareTo).orElseThrow();
    }
}
