package dev.rolewatch.discovery.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param part whether what it is a part of was ever listed with it, as a table is that has metrics for each operation
 * @param listedWhileGone whether CloudWatch still lists metrics of it though it is gone; it is remembered till then, or it
 *     would be taken for new
 */
public record WatchedResource(
        Resource resource,
        SortedMap<String, Instant> unlisted,
        boolean gone,
        boolean described,
        boolean tagged,
        Instant idleSince,
        boolean part,
        boolean listedWhileGone) {
    /** Bounds a resource whose metrics have ever new names, and are not read; what was unlisted first is given up first. */
    private static final int MOST_UNLISTED = 500;

    public WatchedResource {
        unlisted = unlisted == null ? new TreeMap<>() : latest(unlisted);
    }

    /** As it is stored; earlier versions kept the metrics beside the resource, and read all of them. */
    @JsonCreator
    static WatchedResource stored(
            @JsonProperty("resource") Resource resource,
            @JsonProperty("metrics") List<String> metrics,
            @JsonProperty("unlisted") SortedMap<String, Instant> unlisted,
            @JsonProperty("gone") boolean gone,
            @JsonProperty("described") boolean described,
            @JsonProperty("tagged") boolean tagged,
            @JsonProperty("idleSince") Instant idleSince,
            @JsonProperty("part") boolean part,
            @JsonProperty("listedWhileGone") boolean listedWhileGone) {
        WatchedResource stored =
                new WatchedResource(resource, unlisted, gone, described, tagged, idleSince, part, listedWhileGone);
        return metrics == null ? stored : stored.with(stored.with(metrics, true));
    }

    /** A resource that was not known. */
    static WatchedResource found(Resource resource, Sighting sighting, boolean tagged, boolean part) {
        return new WatchedResource(resource, null, false, sighting.described(), tagged, null, part, false);
    }

    /** The resource as a scan sees it now. */
    WatchedResource seen(Resource now, boolean describedNow, boolean taggedNow, boolean partNow, Instant at) {
        return new WatchedResource(
                now,
                unlistedBy(now.metrics(), at),
                false,
                described || describedNow,
                tagged || taggedNow,
                null,
                part || partNow,
                false);
    }

    /** The resource when nothing is seen of it, which may mean that it has nothing to do. */
    WatchedResource idle(Instant at) {
        Instant since = idleSince == null ? at : idleSince;
        return new WatchedResource(
                with(List.of(), resource.read()),
                unlistedBy(List.of(), at),
                false,
                described,
                tagged,
                since,
                part,
                false);
    }

    /** The resource when it is not there any more, whether or not CloudWatch still lists metrics of it. */
    WatchedResource missed(Instant at, boolean listed) {
        return new WatchedResource(
                with(List.of(), resource.read()),
                unlistedBy(List.of(), at),
                true,
                described,
                tagged,
                idleSince,
                part,
                part && listed);
    }

    /** The resource that is gone already. */
    WatchedResource goneFor(boolean listed) {
        return new WatchedResource(resource, unlisted, true, described, tagged, idleSince, part, part && listed);
    }

    /** The resource without the unlisted metrics that are not among these. */
    public WatchedResource stillReading(Collection<String> pending) {
        SortedMap<String, Instant> rest = new TreeMap<>(unlisted);
        rest.keySet().retainAll(pending);
        return new WatchedResource(resource, rest, gone, described, tagged, idleSince, part, listedWhileGone);
    }

    /** The resource as its owner wants it from now on; what is not read is not read to its end either. */
    public WatchedResource read(boolean read) {
        WatchedResource chosen = read == resource.read() ? this : with(with(resource.metrics(), read));
        return read || unlisted.isEmpty() ? chosen : chosen.stillReading(List.of());
    }

    /** Whether there is anything to read of it that its owner wants to be read. */
    public boolean isRead() {
        return resource.read() && !toRead().isEmpty();
    }

    /** Whether this metric is not listed any more since some time after this one. */
    boolean unlistedAfter(String metric, Instant time) {
        return unlisted.containsKey(metric) && unlisted.get(metric).isAfter(time);
    }

    /** Whether nothing of it is worth remembering. */
    public boolean over() {
        return gone && unlisted.isEmpty() && !listedWhileGone;
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

    private WatchedResource with(Resource other) {
        return new WatchedResource(other, unlisted, gone, described, tagged, idleSince, part, listedWhileGone);
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
