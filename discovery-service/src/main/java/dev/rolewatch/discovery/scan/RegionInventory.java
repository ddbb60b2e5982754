package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.ResourceKind;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The resources of a Region: those that publish metrics, those that have tags, and the instances. No API alone knows them
 * all: the tagging API never shows what was never tagged, ListMetrics shows only what publishes.
 */
public final class RegionInventory {
    private static final String INSTANCES = "AWS/EC2";
    private static final String INSTANCE_ID = "InstanceId";

    private final String partition;
    private final AwsAccountId account;
    private final ScannedNamespaces namespaces;

    public RegionInventory(String partition, AwsAccountId account, ScannedNamespaces namespaces) {
        this.partition = partition;
        this.account = account;
        this.namespaces = namespaces;
    }

    /**
     * @param tagsByArn of every tagged resource
     */
    public List<FoundResource> resources(
            MetricListing listing, Map<String, Map<String, String>> tagsByArn, List<Instance> instances) {
        Map<String, Instance> instancesById = new TreeMap<>();
        instances.forEach(instance -> instancesById.put(instance.id(), instance));
        SortedMap<String, ResourceId> ids = new TreeMap<>(listing.ids());
        Stream.concat(
                        tagsByArn.keySet().stream().flatMap(arn -> named(listing.region(), arn).stream()),
                        instances.stream().filter(Instance::exists).map(instance -> idOf(instance, listing.region())))
                .forEach(id -> ids.putIfAbsent(id.key(), id));
        return ids.values().stream()
                .map(id -> found(id, listing, tagsByArn, instanceOf(id, instancesById)))
                .toList();
    }

    private FoundResource found(
            ResourceId id,
            MetricListing listing,
            Map<String, Map<String, String>> tagsByArn,
            Optional<Instance> instance) {
        String arn = arnOf(id).orElse(null);
        Map<String, String> tags = new TreeMap<>(instance.map(Instance::tags).orElse(Map.of()));
        tags.putAll(arn == null ? Map.of() : tagsByArn.getOrDefault(arn, Map.of()));
        return new FoundResource(
                id, arn, tags, instance.map(Instance::metadata).orElse(Map.of()), listing.metricsOf(id));
    }

    private Optional<String> arnOf(ResourceId id) {
        return namespaces
                .entry(id.namespace())
                .flatMap(entry -> entry.kindOf(id.dimensions()))
                .flatMap(kind -> kind.arnOf(partition, id.region(), account, id.dimensions()));
    }

    /**
     * The resource that an ARN names; none if several could be meant: the ARN of a load balancer does not tell the
     * namespace, and such a resource is found once it publishes metrics.
     */
    private Optional<ResourceId> named(Region region, String arn) {
        List<ResourceId> candidates = namespaces.all().stream()
                .flatMap(entry -> entry.resources().stream().flatMap(kind -> named(region, arn, entry, kind).stream()))
                .limit(2)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static Optional<ResourceId> named(Region region, String arn, CatalogEntry entry, ResourceKind kind) {
        return kind.dimensionsOf(arn).map(dimensions -> ResourceId.of(region, entry.namespace(), dimensions));
    }

    private static ResourceId idOf(Instance instance, Region region) {
        return ResourceId.of(region, INSTANCES, Map.of(INSTANCE_ID, instance.id()));
    }

    private static Optional<Instance> instanceOf(ResourceId id, Map<String, Instance> instancesById) {
        return id.namespace().equals(INSTANCES) && id.dimensions().keySet().equals(Set.of(INSTANCE_ID))
                ? Optional.ofNullable(instancesById.get(id.dimensions().get(INSTANCE_ID)))
                : Optional.empty();
    }

    private static String lastDimension(ResourceId id) {
        return id.dimensions().isEmpty()
                ? id.namespace()
                : id.dimensions().get(id.dimensions().lastKey());
    }
}
