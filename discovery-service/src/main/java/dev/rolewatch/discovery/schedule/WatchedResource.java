package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.resource.Resource;
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
 * @param resource as it was last told
 * @param unlisted metrics that scans do not list any more, and when that was first noticed. A listing shows what was
 *     active lately, and an outage may be longer: they are read until everything before that time is
 * @param gone whether it is not there any more, so that it is here for its unlisted metrics alone
 * @param described whether the service that it belongs to has ever listed it
 * @param tagged whether the tagging API has ever told its ARN
 * @param idleSince since when scans see nothing of it, if only its metrics ever told of it; null while they see something
 */
public record WatchedResource(
        Resource resource,
        SortedMap<String, Instant> unlisted,
        boolean gone,
        boolean described,
        boolean tagged,
        Instant idleSince) {
    /** Bounds a resource whose metrics have ever new names, and are not read; what was unlisted first is given up first. */
    private static final int MOST_UNLISTED = 500;

    public WatchedResource {
        unlisted = unlisted == null ? new TreeMap<>() : latest(unlisted);
    }

    /** A resource that was not known. */
    static WatchedResource found(Resource resource, Sighting sighting, boolean tagged) {
        return new WatchedResource(resource, null, false, sighting.described(), tagged, null);
    }

    /** The resource as a scan sees it now. */
    WatchedResource seen(Resource now, boolean describedNow, boolean taggedNow, Instant at) {
        return new WatchedResource(
                now, unlistedBy(now.metrics(), at), false, described || describedNow, tagged || taggedNow, null);
    }

    /** The resource when nothing is seen of it, which may mean that it has nothing to do. */
    WatchedResource idle(Instant at) {
        return new WatchedResource(
                withMetrics(List.of()),
                unlistedBy(List.of(), at),
                false,
                described,
                tagged,
                idleSince == null ? at : idleSince);
    }

    /** The resource when it is not there any more. */
    WatchedResource missed(Instant at) {
        return new WatchedResource(
                withMetrics(List.of()), unlistedBy(List.of(), at), true, described, tagged, idleSince);
    }

    /** The resource without the unlisted metrics that are not among these. */
    public WatchedResource stillReading(Collection<String> pending) {
        SortedMap<String, Instant> rest = new TreeMap<>(unlisted);
        rest.keySet().retainAll(pending);
        return new WatchedResource(resource, rest, gone, described, tagged, idleSince);
    }

    /** The resource as its owner wants it from now on; what is not read is not read to its end either. */
    public WatchedResource read(boolean read) {
        WatchedResource chosen = read == resource.read()
                ? this
                : new WatchedResource(with(resource.metrics(), read), unlisted, gone, described, tagged, idleSince);
        return read || unlisted.isEmpty() ? chosen : chosen.stillReading(List.of());
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
        return Stream.concat(resource.metrics().stream(), unlisted.keySet().stream())
                .toList();
    }

    /** The metrics that are read of it and were not of an earlier view. */
    public List<String> gainedSince(WatchedResource earlier) {
        Set<String> readBefore = Set.copyOf(earlier.toRead());
        return resource.metrics().stream()
                .filter(metric -> !readBefore.contains(metric))
                .toList();
    }

    private SortedMap<String, Instant> unlistedBy(List<String> listed, Instant now) {
        SortedMap<String, Instant> all = new TreeMap<>(unlisted);
        resource.metrics().forEach(metric -> all.put(metric, now));
        all.keySet().removeAll(Set.copyOf(listed));
        return all;
    }

    private static SortedMap<String, Instant> latest(SortedMap<String, Instant> unlisted) {
        if (unlisted.size() <= MOST_UNLISTED) {
            return Collections.unmodifiableSortedMap(new TreeMap<>(unlisted));
        }
        SortedMap<String, Instant> latest = new TreeMap<>();
        unlisted.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MOST_UNLISTED)
                .forEach(metric -> latest.put(metric.getKey(), metric.getValue()));
        return Collections.unmodifiableSortedMap(latest);
    }

    private Resource withMetrics(List<String> metrics) {
        return with(metrics, resource.read());
    }

    private Resource with(List<String> metrics, boolean read) {
        return new Resource(
                resource.account(),
                resource.tenant(),
                resource.awsAccount(),
                resource.id(),
                resource.arn(),
                resource.name(),
                resource.tags(),
                resource.metadata(),
                resource.firstSeen(),
                resource.lastSeen(),
                metrics,
                read);
    }
}
