package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The metrics of a Region that are worth reading, by the resource that their dimensions name. */
public final class MetricListing {
    /** So that a resource fits into one Kafka record, and so does what is read of it: names have up to 255 characters. */
    static final int MOST_METRICS = 500;

    private final Region region;
    private final ScannedNamespaces namespaces;
    private final SortedMap<String, ResourceId> ids = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> metrics = new TreeMap<>();

    public MetricListing(Region region, ScannedNamespaces namespaces) {
        this.region = region;
        this.namespaces = namespaces;
    }

    /** A metric that published a point lately. */
    public void addRecent(String namespace, String metric, Map<String, String> dimensions) {
        add(namespace, metric, dimensions, name -> true);
    }

    /** A metric of the last two weeks, which is taken only if it is published so rarely that it would not be recent. */
    public void addKnown(String namespace, String metric, Map<String, String> dimensions) {
        add(
                namespace,
                metric,
                dimensions,
                entry -> entry.metric(metric).filter(ScannedNamespaces::rare).isPresent());
    }

    private void add(
            String namespace, String metric, Map<String, String> dimensions, Predicate<CatalogEntry> isWanted) {
        namespaces
                .entry(namespace)
                .filter(entry -> entry.metric(metric).isPresent())
                .filter(entry -> entry.kindOf(dimensions).isPresent())
                .filter(isWanted)
                .ifPresent(entry -> {
                    ResourceId id = ResourceId.of(region, namespace, dimensions);
                    ids.put(id.key(), id);
                    metrics.computeIfAbsent(id.key(), key -> new TreeSet<>()).add(metric);
                });
    }

    Region region() {
        return region;
    }

    /** By {@link ResourceId#key}. */
    SortedMap<String, ResourceId> ids() {
        return Collections.unmodifiableSortedMap(ids);
    }

    /** In the order of their names, and no more than {@link #MOST_METRICS}. */
    List<String> metricsOf(ResourceId id) {
        return metrics.getOrDefault(id.key(), Collections.emptySortedSet()).stream()
                .limit(MOST_METRICS)
                .toList();
    }

    /** What is not read because one resource has too much of it: a sentence for each namespace. */
    public List<String> excesses() {
        SortedMap<String, List<ResourceId>> byNamespace = ids.values().stream()
                .filter(id -> metrics.get(id.key()).size() > MOST_METRICS)
                .collect(Collectors.groupingBy(ResourceId::namespace, TreeMap::new, Collectors.toList()));
        return byNamespace.values().stream().map(this::excess).toList();
    }

    private String excess(List<ResourceId> overfull) {
        ResourceId one = overfull.get(0);
        return "In " + region + ", " + overfull.size() + " sets of dimensions in the namespace " + one.namespace()
                + " have more than " + MOST_METRICS + " metrics each (" + one.dimensions() + " has "
                + metrics.get(one.key()).size() + "); only the first " + MOST_METRICS
                + " of each by name are read. Publish what varies as the value of a dimension, not in the metric's name.";
    }
}
