package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes resources of the pages that ListMetrics tells of a Region: of each page the metrics that are worth reading, by the
 * resource that their dimensions name. A resource may be on several pages. Nothing of a page is kept.
 */
public final class MetricPages {
    private final Region region;
    private final ScannedNamespaces namespaces;
    private final OutsideNamespaces outside;
    private final WideResources wide;

    /**
     * @param outside counts the metrics in namespaces that are not looked for
     * @param wide counts the metrics of what is in custom namespaces
     */
    public MetricPages(Region region, ScannedNamespaces namespaces, OutsideNamespaces outside, WideResources wide) {
        this.region = region;
        this.namespaces = namespaces;
        this.outside = outside;
        this.wide = wide;
    }

    /** A page of metrics that published a point lately, whatever their namespaces. */
    public List<FoundResource> recent(List<ListedMetric> page) {
        for (ListedMetric metric : page) {
            if (namespaces.entry(metric.namespace()).isEmpty()) {
                outside.count(metric.namespace());
            } else if (namespaces.isCustom(metric.namespace())) {
                wide.count(idOf(metric));
            }
        }
        return resources(page, metric -> true);
    }

    /** A page of metrics of the last two weeks, of which those are taken that would seldom be among the recent. */
    public List<FoundResource> rare(List<ListedMetric> page) {
        return resources(page, ScannedNamespaces::isRare);
    }

    private List<FoundResource> resources(List<ListedMetric> page, Predicate<CatalogMetric> wanted) {
        Map<ResourceId, List<String>> byResource = new LinkedHashMap<>();
        for (ListedMetric metric : page) {
            if (isRead(metric, wanted)) {
                byResource
                        .computeIfAbsent(idOf(metric), id -> new ArrayList<>())
                        .add(metric.name());
            }
        }
        return byResource.entrySet().stream()
                .map(resource -> new FoundResource(resource.getKey(), null, Map.of(), Map.of(), resource.getValue()))
                .toList();
    }

    private boolean isRead(ListedMetric metric, Predicate<CatalogMetric> wanted) {
        return namespaces
                .entry(metric.namespace())
                .filter(entry -> entry.isPublishedIn(region))
                .filter(entry -> entry.kindOf(metric.dimensions()).isPresent())
                .flatMap(entry -> entry.metric(metric.name()))
                .filter(wanted)
                .isPresent();
    }

    private ResourceId idOf(ListedMetric metric) {
        return ResourceId.of(region, metric.namespace(), metric.dimensions());
    }
}
