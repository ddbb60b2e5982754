package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Retention;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Metrics of a resource that are read together, for they are worth reading equally often.
 *
 * @param cadence the longer of the interval and the time between two points: what is published daily is not asked for
 *     every five minutes
 */
public record MetricGroup(Duration cadence, List<CatalogMetric> metrics) {
    public MetricGroup {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a group has at least one metric");
        }
    }

    /** The groups of these metrics, the most frequent first; metrics that the entry does not know are left out. */
    public static List<MetricGroup> of(CatalogEntry entry, Collection<String> metricNames, Duration interval) {
        return metricNames.stream()
                .sorted()
                .map(entry::metric)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(
                        metric -> longer(interval, metric.period()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new MetricGroup(group.getKey(), group.getValue()))
                .toList();
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

    public List<MetricToRead> toRead() {
        return metrics.stream()
                .map(metric -> new MetricToRead(
                        metric.name(), metric.unit(), metric.period(), metric.statistics(Statistics.ALL)))
                .toList();
    }

    private Duration longest(Function<CatalogMetric, Duration> length) {
        return metrics.stream().map(length).max(Duration::compareTo).orElseThrow();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
