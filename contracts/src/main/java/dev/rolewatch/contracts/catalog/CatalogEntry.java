package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Rolewatch knows of a CloudWatch namespace.
 *
 * @param namespace such as {@code AWS/EC2}
 * @param name what people call the service
 * @param settles how long after its period's start a point may still appear or change
 * @param onlyIn the only Regions that it is published in, as those of a global service are; empty for every Region
 * @param resources the dimension sets that name a resource; empty means that every dimension set does
 * @param metrics the metrics to read; empty means every metric that ListMetrics shows
 */
public record CatalogEntry(
        String namespace,
        String name,
        Duration settles,
        List<Region> onlyIn,
        List<ResourceKind> resources,
        List<CatalogMetric> metrics) {
    private static final Duration GENERIC_SETTLING = Duration.ofMinutes(10);

    public CatalogEntry {
        Duration ofNamespace = settles;
        onlyIn = onlyIn == null ? List.of() : List.copyOf(onlyIn);
        resources = resources == null ? List.of() : List.copyOf(resources);
        metrics = metrics == null
                ? List.of()
                : metrics.stream()
                        .map(metric -> metric.settlingLike(ofNamespace))
                        .toList();
    }

    /** An entry for a namespace that the catalog does not have: everything in it, at one-minute periods. */
    public static CatalogEntry generic(String namespace) {
        return new CatalogEntry(namespace, namespace, GENERIC_SETTLING, List.of(), List.of(), List.of());
    }

    public boolean isPublishedIn(Region region) {
        return onlyIn.isEmpty() || onlyIn.contains(region);
    }

    /** The kind of resource that these dimensions name; empty if they name none that is worth reading. */
    public Optional<ResourceKind> kindOf(Map<String, String> dimensions) {
        if (resources.isEmpty()) {
            return Optional.of(ResourceKind.withoutArn(dimensions.keySet()));
        }
        return resources.stream().filter(kind -> kind.matches(dimensions)).findFirst();
    }

    /** How to read the metric of that name; empty if it is not worth reading. */
    public Optional<CatalogMetric> metric(String metricName) {
        if (metrics.isEmpty()) {
            return Optional.of(new CatalogMetric(metricName, null, Duration.ofMinutes(1), settles, List.of(), null));
        }
        return metrics.stream()
                .filter(metric -> metric.name().equals(metricName))
                .findFirst();
    }
}
