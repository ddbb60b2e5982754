package dev.rolewatch.account.estimate;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How often metrics are asked for, and with how many statistics. */
record Rate(Catalog catalog, Duration interval, Statistics statistics) {
    static final Duration MONTH = Duration.ofDays(30);

    NamespaceCost of(String namespace, Found.Namespace found) {
        CatalogEntry entry = entry(namespace);
        long series = 0;
        Requested requested = Requested.NOTHING;
        for (Map.Entry<String, Long> metric : found.metrics().entrySet()) {
            Optional<CatalogMetric> worthReading = entry.metric(metric.getKey());
            if (worthReading.isPresent()) {
                series += metric.getValue();
                requested = requested.plus(of(worthReading.get(), metric.getValue()));
            }
        }
        return new NamespaceCost(namespace, found.resources(), series, requested);
    }

    /** A namespace of which nobody knows more than how many series it has. */
    NamespaceCost ofUnknown(String namespace, long series) {
        CatalogMetric any = CatalogEntry.generic(namespace).metric(namespace).orElseThrow();
        return new NamespaceCost(namespace, null, series, of(any, series));
    }

    private Requested of(CatalogMetric metric, long series) {
        Duration cadence = interval.compareTo(metric.period()) > 0 ? interval : metric.period();
        return Requested.of(
                series * MONTH.dividedBy(cadence), metric.statistics(statistics).size());
    }

    private CatalogEntry entry(String namespace) {
        return catalog.entry(namespace).orElseGet(() -> CatalogEntry.generic(namespace));
    }
}
