package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares what was known of the resources of a Region with what a scan of all of it saw.
 *
 * @param describedNow whether the scan saw a resource on the list of the service that it belongs to
 */
public record Comparison(Catalog catalog, WatchedAccount account, RegionView view, Predicate<ResourceId> describedNow) {
    /** How long a resource is kept that only its metrics told of, and that they tell of no more: it may be idle. */
    private static final Duration IDLE = Duration.ofDays(1);

    private static final Duration TOLD_AGAIN = Duration.ofDays(1);

    private enum Standing {
        SEEN,
        /** Those who would have seen it could not be asked. */
        NOT_ASKED,
        IDLE,
        GONE
    }

    /**
     * The resource as it is known from now on; what was known if nothing is new.
     *
     * @param known null if it was not
     * @param sighting what this scan saw of it; null if nothing
     * @param tagsOf the tags that this scan saw on an ARN; empty if it did not see the ARN
     * @return null if there is no such resource
     */
    public WatchedResource after(
            WatchedResource known, Sighting sighting, Function<String, Optional<SortedMap<String, String>>> tagsOf) {
        ResourceId id = known == null ? sighting.id() : known.resource().id();
        Sighting seen = sighting == null ? Sighting.none(view.scanId(), id) : sighting;
        String arn = arn(known, seen);
        Optional<SortedMap<String, String>> arnTags = arn == null ? Optional.empty() : tagsOf.apply(arn);
        List<ResourceId> wholes = view.wholesOf(id);
        Standing standing = standing(known, sighting, arnTags.isPresent(), wholes);
        boolean part = !wholes.isEmpty() && wholes.stream().allMatch(describedNow);
        if (known == null) {
            return standing == Standing.SEEN
                    ? WatchedResource.found(fresh(null, seen, arn, arnTags), seen, arnTags.isPresent(), part)
                    : null;
        }
        boolean listed = sighting != null;
        return switch (standing) {
            case SEEN ->
                known.seen(
                        dated(fresh(known, seen, arn, arnTags), known),
                        seen.described(),
                        arnTags.isPresent(),
                        part,
                        view.at());
            case NOT_ASKED ->
                known.gone() ? known : known.seen(fresh(known, seen, arn, arnTags), false, false, false, view.at());
            case IDLE -> known.gone() ? known.goneFor(listed) : known.idle(view.at());
            case GONE -> known.gone() ? known.goneFor(listed) : known.missed(view.at(), listed);
        };
    }

    private Standing standing(WatchedResource known, Sighting sighting, boolean arnSeen, List<ResourceId> wholes) {
        if (!view.enabled()) {
            return Standing.GONE;
        }
        if (sighting != null && sighting.described()) {
            return Standing.SEEN;
        }
        if (view.lists((known == null ? sighting.id() : known.resource().id()))) {
            return Standing.GONE;
        }
        if (known != null && (known.tagged() && view.tagsKnown() && !arnSeen || endedWithItsWhole(known, wholes))) {
            return Standing.GONE;
        }
        if (sighting != null) {
            return Standing.SEEN;
        }
        return unseen(known);
    }

    /**
     * CloudWatch lists the metrics of what was a part of something for up to two weeks after both are gone. What was never
     * seen with its whole is not judged by it: some lists leave out what has metrics all the same.
     */
    private boolean endedWithItsWhole(WatchedResource known, List<ResourceId> wholes) {
        if (!known.part()) {
            return false;
        }
        boolean stillGone = known.listedWhileGone() && wholes.isEmpty();
        return stillGone || !wholes.stream().allMatch(describedNow);
    }

    private Standing unseen(WatchedResource known) {
        if (known.described() || (known.tagged() && !view.tagsKnown())) {
            return Standing.NOT_ASKED;
        }
        boolean forLong = known.idleSince() != null
                && !view.at().isBefore(known.idleSince().plus(IDLE));
        return forLong ? Standing.GONE : Standing.IDLE;
    }

    private String arn(WatchedResource known, Sighting seen) {
        if (seen.arn() != null) {
            return seen.arn();
        }
        ResourceId id = seen.id();
        return catalog.entry(id.namespace())
                .flatMap(entry -> entry.kindOf(id.dimensions()))
                .flatMap(kind -> kind.arnOf(account.partition(), id.region(), account.awsAccount(), id.dimensions()))
                .orElse(known == null ? null : known.resource().arn());
    }

    private Resource fresh(
            WatchedResource known, Sighting seen, String arn, Optional<SortedMap<String, String>> arnTags) {
        SortedMap<String, String> tags = tags(known, seen, arnTags);
        boolean metadataKept = known != null && !seen.described();
        return new Resource(
                account.account().id(),
                account.account().tenant(),
                account.awsAccount(),
                seen.id(),
                arn,
                name(seen.id(), tags),
                tags,
                metadataKept ? known.resource().metadata() : seen.metadata(),
                known == null ? view.at() : known.resource().firstSeen(),
                known == null ? view.at() : known.resource().lastSeen(),
                seen.metrics(),
                account.account().reads(seen.id().namespace(), tags));
    }

    /** What cannot be known now is as it was. */
    private SortedMap<String, String> tags(
            WatchedResource known, Sighting seen, Optional<SortedMap<String, String>> arnTags) {
        SortedMap<String, String> tags = new TreeMap<>();
        if (known != null && (!view.tagsKnown() || (known.described() && !seen.described()))) {
            tags.putAll(known.resource().tags());
        }
        arnTags.ifPresent(tags::putAll);
        tags.putAll(seen.tags());
        return tags;
    }

    private static String name(ResourceId id, Map<String, String> tags) {
        String otherwise = id.dimensions().isEmpty()
                ? id.namespace()
                : id.dimensions().get(id.dimensions().lastKey());
        return tags.getOrDefault("Name", otherwise);
    }

    /** A resource that stays as it is has the time at which it was last told, which is at most a day ago. */
    private Resource dated(Resource fresh, WatchedResource known) {
        Instant told = known.resource().lastSeen();
        boolean same = fresh.equals(known.resource()) && !known.gone();
        return same && view.at().isBefore(told.plus(TOLD_AGAIN)) ? fresh : lastSeen(fresh, view.at());
    }

    private static Resource lastSeen(Resource resource, Instant at) {
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
                at,
                resource.metrics(),
                resource.read());
    }
}
