package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The metrics of a Region that are worth reading, by the resource that their dimensions name. */
public final class MetricListing {
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

    SortedSet<String> metricsOf(ResourceId id) {
        return metrics.getOrDefault(id.key(), Collections.emptySortedSet());
    }
}
