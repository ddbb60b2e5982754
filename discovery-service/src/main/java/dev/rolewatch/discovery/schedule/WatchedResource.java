package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A resource of the inventory.
 *
 * @param metrics the names of its metrics, as the last scan listed them
 * @param unlisted metrics that scans do not list any more, and when that was first noticed. A listing shows what was
 *     active lately, and an outage may be longer: they are read until everything before that time is
 * @param gone whether scans do not find it any more, so that it is here for its unlisted metrics alone
 * @param scanId the last scan that found it
 */
public record WatchedResource(
        Resource resource, List<String> metrics, SortedMap<String, Instant> unlisted, boolean gone, String scanId) {
    /** Bounds a resource whose metrics have ever new names, and are not read; what was unlisted first is given up first. */
    private static final int MOST_UNLISTED = 500;

    public WatchedResource {
        metrics = metrics.stream().sorted().distinct().toList();
        unlisted = unlisted == null ? new TreeMap<>() : latest(unlisted);
    }

    /** A resource that was not known. */
    public static WatchedResource found(FoundResource found, String scanId, WatchedAccount account, Instant now) {
        return new WatchedResource(resource(found, account, now, now), found.metrics(), null, false, scanId);
    }

    /** The resource as a scan sees it now. */
    public WatchedResource foundAgain(FoundResource found, String byScan, WatchedAccount account, Instant now) {
        return new WatchedResource(
                resource(found, account, resource.firstSeen(), now),
                found.metrics(),
                unlistedBy(found.metrics(), now),
                false,
                byScan);
    }

    /** The resource when a scan of its whole Region did not find it. */
    public WatchedResource missed(Instant now) {
        return new WatchedResource(resource, List.of(), unlistedBy(List.of(), now), true, scanId);
    }

    /** The resource without the unlisted metrics that are not among these. */
    public WatchedResource stillReading(Collection<String> pending) {
        SortedMap<String, Instant> rest = new TreeMap<>(unlisted);
        rest.keySet().retainAll(pending);
        return new WatchedResource(resource, metrics, rest, gone, scanId);
    }

    /** Whether this metric is not listed any more since some time after this one. */
    boolean unlistedAfter(String metric, Instant time) {
        return unlisted.containsKey(metric) && unlisted.get(metric).isAfter(time);
    }

    /** Whether nothing of it is worth remembering. */
    public boolean over() {
        return gone && unlisted.isEmpty();
    }

    /** The metrics to read, whether they are listed or not. */
    public List<String> toRead() {
        return Stream.concat(metrics.stream(), unlisted.keySet().stream()).toList();
    }

    /** Whether nothing but the times of the sightings differs. */
    public boolean looksLike(WatchedResource other) {
        return seenLike(other).equals(other.resource);
    }

    /** The metrics that are read of it and were not of an earlier view. */
    public List<String> gainedSince(WatchedResource earlier) {
        Set<String> readBefore = Set.copyOf(earlier.toRead());
        return metrics.stream().filter(metric -> !readBefore.contains(metric)).toList();
    }

    private SortedMap<String, Instant> unlistedBy(List<String> listed, Instant now) {
        SortedMap<String, Instant> all = new TreeMap<>(unlisted);
        metrics.forEach(metric -> all.put(metric, now));
        all.keySet().removeAll(Set.copyOf(listed));
        return all;
    }

    private static SortedMap<String, Instant> latest(SortedMap<String, Instant> unlisted) {
        SortedMap<String, Instant> latest = new TreeMap<>();
        unlisted.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MOST_UNLISTED)
                .forEach(metric -> latest.put(metric.getKey(), metric.getValue()));
        return Collections.unmodifiableSortedMap(latest);
    }

    private Resource seenLike(WatchedResource other) {
        return new Resource(
                resource.account(),
                resource.tenant(),
                resource.awsAccount(),
                resource.id(),
                resource.arn(),
                resource.name(),
                resource.tags(),
                resource.metadata(),
                other.resource.firstSeen(),
                other.resource.lastSeen(),
                resource.metrics(),
                resource.read());
    }

    private static Resource resource(FoundResource found, WatchedAccount account, Instant firstSeen, Instant lastSeen) {
        return new Resource(
                account.account().id(),
                account.account().tenant(),
                account.awsAccount(),
                found.id(),
                found.arn(),
                found.tags().getOrDefault("Name", found.id().dimensions().toString()),
                new TreeMap<>(found.tags()),
                new TreeMap<>(found.metadata()),
                firstSeen,
                lastSeen,
                found.metrics(),
                account.account().reads(found.id().namespace(), found.tags()));
    }
}
