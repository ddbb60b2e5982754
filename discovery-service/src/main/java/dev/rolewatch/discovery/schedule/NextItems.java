package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.catalog.CatalogEntry;
import dev.rolewatch.contracts.catalog.CatalogMetric;
import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Decides what is read next of a resource. */
public record NextItems(Catalog catalog, Rhythm rhythm) {
    /**
     * The items to issue, and the resource's progress once they are.
     *
     * @param groups all that is read of the resource, whether or not it is time for it
     * @param beyond how many datapoints the items ask for beyond what ordinary windows do
     */
    public record Step(ResourceProgress progress, List<WorkItem> items, List<MetricGroup> groups, long beyond) {
        /** The step that does nothing, and leaves the resource's progress as it was. */
        public Step withoutItems(ResourceProgress before) {
            return new Step(before, List.of(), groups, 0);
        }
    }

    /**
     * The next items of a resource, at most one for each of its groups of metrics. If there is nothing to read of it now, its
     * progress stays as it is: nothing else tells it.
     *
     * @param pause how long to wait between two readings at least; windows are as much wider
     */
    public Step next(
            WatchedAccount account, WatchedResource resource, ResourceProgress before, Duration pause, Instant now) {
        Placement placement = placement(account, resource, before, now);
        List<MetricGroup> groups = placement.groups();
        if (groups.isEmpty() || placement.waitsForFormerInterval()) {
            return new Step(before, List.of(), groups, 0);
        }
        SortedMap<Duration, Progress> after = new TreeMap<>();
        List<WorkItem> items = new ArrayList<>();
        long beyond = 0;
        for (MetricGroup group : groups) {
            Progress progress = placement
                    .progressOf(group)
                    .orElseGet(() -> Progress.Idle.from(start(account, resource, group, now)));
            Optional<Window> window = window(group, progress, placement.interval(), pause, now);
            after.put(group.cadence(), progress);
            if (window.isPresent()) {
                WorkItem item = item(account, resource.resource(), group, window.get(), now);
                items.add(item);
                after.put(group.cadence(), progress.issued(item.itemId(), now));
                beyond += group.datapoints(
                        Windows.beyondOrdinary(window.get(), group, placement.interval(), pause),
                        account.account().collect().statistics());
            }
        }
        ResourceProgress progress = new ResourceProgress(after, placement.interval(), placement.silences());
        return new Step(progress, items, groups, beyond);
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
        Duration interval = before.interval() == null ? account.interval(rhythm) : before.interval();
        for (MetricGroup group : new Placement(metricsOf(resource), before, interval, now).groups()) {
            if (group.hasAnyOf(metrics)) {
                Instant start = start(account, resource, group, now);
                Progress progress = before.of(group.cadence())
                        .orElseGet(() -> Progress.Idle.from(before.earliest().orElse(start)));
                after = after.with(group.cadence(), progress.rewound(start));
            }
        }
        return after;
    }

    /** Continues a resource that was not read for a while: what is older than what is read of a new one is left out. */
    public ResourceProgress readAgain(
            WatchedAccount account, WatchedResource resource, ResourceProgress before, Instant now) {
        Duration interval = before.interval() == null ? account.interval(rhythm) : before.interval();
        Map<Duration, Instant> starts = new HashMap<>();
        new Placement(metricsOf(resource), before, interval, now)
                .groups()
                .forEach(group -> starts.put(group.cadence(), Windows.start(group, now, rhythm.backfill())));
        Instant earliest = starts.values().stream().min(Instant::compareTo).orElse(now.minus(rhythm.backfill()));
        return before.notBefore(cadence -> starts.getOrDefault(cadence, earliest));
    }

    /** The resource without the unlisted metrics that are read to their end, or that CloudWatch does not keep any more. */
    public WatchedResource withoutFinished(
            WatchedAccount account, WatchedResource resource, ResourceProgress progress, Instant now) {
        if (resource.unlisted().isEmpty()) {
            return resource;
        }
        Placement placement = placement(account, resource, progress, now);
        return resource.stillReading(placement.metrics().stream()
                .filter(metric -> resource.unlistedAfter(
                                metric.name(), placement.readThrough(metric).orElse(Instant.MIN))
                        && resource.unlistedAfter(metric.name(), now.minus(Retention.of(metric.period()))))
                .map(CatalogMetric::name)
                .toList());
    }

    private Placement placement(
            WatchedAccount account, WatchedResource resource, ResourceProgress before, Instant now) {
        return new Placement(metricsOf(resource), before, account.interval(rhythm), now);
    }

    private List<CatalogMetric> metricsOf(WatchedResource resource) {
        String namespace = resource.resource().id().namespace();
        CatalogEntry entry = catalog.entry(namespace).orElseGet(() -> CatalogEntry.generic(namespace));
        return resource.toRead().stream()
                .sorted()
                .map(entry::metric)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Window> window(
            MetricGroup group, Progress progress, Duration interval, Duration pause, Instant now) {
        if (!progress.mayIssue(group.cadence(), now)) {
            return Optional.empty();
        }
        return Windows.next(group, progress.collectedThrough(), now)
                .filter(window -> group.isDue(window, progress, interval, pause, now));
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
                group.toRead(account.account().collect().statistics()),
                now,
                shard(account, resource));
    }

    /** The shard of its account that a resource belongs to. */
    private static Shard shard(WatchedAccount account, Resource resource) {
        return new Shard(Math.floorMod(resource.id().key().hashCode(), account.shards()), account.shards());
    }

    /** Follows from what the item is, so that a repeated step issues the same item again. */
    private static String itemId(Resource resource, MetricGroup group, Instant now) {
        String item = Resource.key(resource.account(), resource.id()) + " " + group.cadence() + " " + now;
        return UUID.nameUUIDFromBytes(item.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
