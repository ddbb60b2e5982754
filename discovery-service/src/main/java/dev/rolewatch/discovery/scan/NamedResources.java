package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.ResourceKind;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.List;
import java.util.Optional;

/** Which resource an ARN names. */
public final class NamedResources {
    private final Catalog catalog;

    public NamedResources(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The resource that an ARN names; none if several could be meant: the ARN of a load balancer does not tell the
     * namespace, and such a resource is found by describe calls or once it publishes metrics.
     */
    public Optional<ResourceId> of(Region region, String arn) {
        List<ResourceId> candidates = catalog.namespaces().stream()
                .flatMap(namespace -> catalog.entry(namespace).stream())
                .filter(entry -> entry.isPublishedIn(region))
                .flatMap(entry -> entry.resources().stream().flatMap(kind -> named(region, arn, entry, kind).stream()))
                .limit(2)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static Optional<ResourceId> named(Region region, String arn, CatalogEntry entry, ResourceKind kind) {
        return kind.dimensionsOf(arn).map(dimensions -> ResourceId.of(region, entry.namespace(), dimensions));
    }
}
