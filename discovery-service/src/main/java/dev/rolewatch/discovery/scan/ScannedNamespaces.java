package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The namespaces that a scan looks for: those of the catalog, and those that the customer chose besides. */
public final class ScannedNamespaces {
    private final Catalog catalog;
    private final Map<String, CatalogEntry> custom = new TreeMap<>();

    public ScannedNamespaces(Catalog catalog, Collection<String> custom) {
        this.catalog = catalog;
        custom.stream()
                .filter(namespace -> catalog.entry(namespace).isEmpty())
                .forEach(namespace -> this.custom.put(namespace, CatalogEntry.generic(namespace)));
    }

    public Optional<CatalogEntry> entry(String namespace) {
        return catalog.entry(namespace).or(() -> Optional.ofNullable(custom.get(namespace)));
    }

    /** Whether the namespace is read only because the customer chose it; what is in it is known from ListMetrics alone. */
    public boolean isCustom(String namespace) {
        return custom.containsKey(namespace);
    }

    /** Whether such a resource is one that is worth reading there. */
    public boolean has(ResourceId id) {
        return entry(id.namespace())
                .filter(entry -> entry.isPublishedIn(id.region()))
                .flatMap(entry -> entry.kindOf(id.dimensions()))
                .isPresent();
    }

    /**
     * Namespaces that are published in a Region and have metrics so rare that ListMetrics' RecentlyActive, which looks back
     * three hours, would hide them.
     */
    public List<String> withRareMetrics(Region region) {
        return catalog.namespaces().stream()
                .flatMap(namespace -> catalog.entry(namespace).stream())
                .filter(entry -> entry.isPublishedIn(region))
                .filter(entry -> entry.metrics().stream().anyMatch(ScannedNamespaces::isRare))
                .map(CatalogEntry::namespace)
                .sorted()
                .toList();
    }

    static boolean isRare(CatalogMetric metric) {
        return metric.period().compareTo(Duration.ofHours(1)) > 0;
    }
}
