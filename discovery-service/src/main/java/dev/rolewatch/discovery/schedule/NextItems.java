package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Decides what is read next of a resource. */
public record NextItems(Catalog catalog, Rhythm rhythm) {
    /** The items to issue, and the resource's progress once they are. */
    public record Step(ResourceProgress progress, List<WorkItem> items) {}

    /** The next items of a resource, at most one for each of its groups of metrics. */
    public Step next(WatchedAccount account, WatchedResource resource, ResourceProgress before, Instant now) {
        SortedMap<Duration, Progress> after = new TreeMap<>();
        List<WorkItem> items = new ArrayList<>();
        for (MetricGroup group : groups(resource)) {
            Progress progress =
                    before.of(group.cadence()).orElseGet(() -> begin(account, resource, group, before, now));
            Optional<Window> window = progress.mayIssue(group.cadence(), now)
                    ? Windows.next(group, progress.collectedThrough(), now)
                    : Optional.empty();
            window.map(span -> item(account, resource.resource(), group, span, now))
                    .ifPresent(items::add);
            after.put(
                    group.cadence(),
                    window.isPresent() ? progress.issued(itemId(resource.resource(), group, now), now) : progress);
        }
        return new Step(new ResourceProgress(after), items);
    }

    /**
     * Begins the groups again that these metrics have joined: ListMetrics shows a metric some minutes after its first
     * points, and those would be missed. A wide window costs no more than a narrow one.
     */
    public ResourceProgress gained(
            WatchedAccount account,
            WatchedResource resource,
            List<String> metrics,
            ResourceProgress before,
            Instant now) {
        ResourceProgress after = before;
        for (MetricGroup group : groups(resource)) {
            if (group.hasAnyOf(metrics)) {
                Progress progress =
                        before.of(group.cadence()).orElseGet(() -> begin(account, resource, group, before, now));
                after = after.with(group.cadence(), progress.rewound(start(account, resource, group, now)));
            }
        }
        return after;
    }

    /** The resource without the unlisted metrics that are read to their end, or that CloudWatch does not keep any more. */
    public WatchedResource withoutFinished(WatchedResource resource, ResourceProgress progress, Instant now) {
        if (resource.unlisted().isEmpty()) {
            return resource;
        }
        List<String> pending = new ArrayList<>();
        for (MetricGroup group : groups(resource)) {
            Instant through =
                    progress.of(group.cadence()).map(Progress::collectedThrough).orElse(Instant.MIN);
            group.metrics().stream()
                    .filter(metric -> resource.unlistedAfter(metric.name(), through)
                            && resource.unlistedAfter(metric.name(), now.minus(Retention.of(metric.period()))))
                    .forEach(metric -> pending.add(metric.name()));
        }
        return resource.stillReading(pending);
    }

    private List<MetricGroup> groups(WatchedResource resource) {
        String namespace = resource.resource().id().namespace();
        CatalogEntry entry = catalog.entry(namespace).orElseGet(() -> CatalogEntry.generic(namespace));
        return MetricGroup.of(entry, resource.toRead(), rhythm.interval());
    }

    /** Another interval groups metrics by other cadences, and continues where the slowest of the former was. */
    private Progress begin(
            WatchedAccount account, WatchedResource resource, MetricGroup group, ResourceProgress before, Instant now) {
        return new Progress.Idle(before.earliest().orElseGet(() -> start(account, resource, group, now)));
    }

    /** What is new was there for at most the backfill when it was last looked for, or it would have been found then. */
    private Instant start(WatchedAccount account, WatchedResource resource, MetricGroup group, Instant now) {
        Region region = resource.resource().id().region();
        return Windows.start(group, account.unseenSince(region, now), rhythm.backfill());
    }

    private static WorkItem item(
            WatchedAccount account, Resource resource, MetricGroup group, Window window, Instant now) {
        return new WorkItem(
                itemId(resource, group, now),
                resource.account(),
                resource.tenant(),
                resource.awsAccount(),
                resource.id(),
                resource.arn(),
                resource.tags(),
                group.cadence(),
                window,
                group.toRead(),
                now);
    }

    /** The shard of its account that a resource belongs to. */
    public static int shard(WatchedAccount account, Resource resource) {
        return Math.floorMod(resource.id().key().hashCode(), account.shards());
    }

    /** Follows from what the item is, so that a repeated step issues the same item again. */
    private static String itemId(Resource resource, MetricGroup group, Instant now) {
        String item = Resource.key(resource.account(), resource.id()) + " " + group.cadence() + " " + now;
        return UUID.nameUUIDFromBytes(item.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
