package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The namespaces that a scan looks for: those of the catalog, and those that the customer chose besides. */
public final class ScannedNamespaces {
    private final Map<String, CatalogEntry> entries = new TreeMap<>();

    public ScannedNamespaces(Catalog catalog, Collection<String> custom) {
        custom.forEach(namespace -> entries.put(namespace, CatalogEntry.generic(namespace)));
        catalog.namespaces()
                .forEach(namespace ->
                        entries.put(namespace, catalog.entry(namespace).orElseThrow()));
    }

    public Optional<CatalogEntry> entry(String namespace) {
        return Optional.ofNullable(entries.get(namespace));
    }

    public Collection<CatalogEntry> all() {
        return entries.values();
    }

    /** Namespaces with metrics so rare that ListMetrics' RecentlyActive, which looks back three hours, would hide them. */
    public List<String> withRareMetrics() {
        return entries.values().stream()
                .filter(entry -> entry.metrics().stream().anyMatch(ScannedNamespaces::rare))
                .map(CatalogEntry::namespace)
                .toList();
    }

    static boolean rare(CatalogMetric metric) {
        return metric.period().compareTo(Duration.ofHours(1)) > 0;
    }
}
