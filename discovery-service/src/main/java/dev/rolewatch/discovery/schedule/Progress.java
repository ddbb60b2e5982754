package dev.rolewatch.discovery.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far one group of a resource's metrics has been collected. At most one item of it is outstanding. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Progress.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = Progress.Outstanding.class, name = "outstanding"),
})
public sealed interface Progress {
    /** Everything before this was read, or is before the collection began. */
    Instant collectedThrough();

    /** Whether an item may be issued now: there is none outstanding, or it was not reported for too long. */
    boolean mayIssue(Duration cadence, Instant now);

    Progress issued(String itemId, Instant now);

    /** The item was read through this time. Reports of items that are not awaited change nothing. */
    Progress read(String itemId, Instant through);

    /**
     * The item was not read, so its window is read with the next one.
     *
     * @param billed whether AWS bills a part of it all the same
     */
    Progress notRead(String itemId, boolean billed);

    /** When was last asked for what is not to be paid for more often than wanted; empty if it may be asked for now. */
    default Optional<Instant> paidAt() {
        return Optional.empty();
    }

    /** Whether a report of this item counts. */
    default boolean awaits(String itemId) {
        return false;
    }

    /** How many items were issued that may still be reported. */
    default int awaited() {
        return 0;
    }

    /** Begins again at {@code start} if that is earlier, as soon as no item is outstanding. */
    Progress rewound(Instant start);

    /** Begins again at {@code start} if that is earlier, with an item that may be issued now. */
    default Progress joinedAt(Instant start) {
        return Idle.from(start.isBefore(collectedThrough()) ? start : collectedThrough());
    }

    /** What was before {@code start} is not read any more. */
    Progress notBefore(Instant start);

    /**
     * No item is outstanding.
     *
     * @param askedAt when the last item was issued, if AWS bills it; null if it does not, or there was none
     */
    record Idle(Instant collectedThrough, Instant askedAt) implements Progress {
        static Idle from(Instant start) {
            return new Idle(start, null);
        }

        @Override
        public Optional<Instant> paidAt() {
            return Optional.ofNullable(askedAt);
        }

        @Override
        public boolean mayIssue(Duration cadence, Instant now) {
            return true;
        }

        @Override
        public Progress rewound(Instant start) {
            return joinedAt(start);
        }

        @Override
        public Progress notBefore(Instant start) {
            return start.isAfter(collectedThrough) ? new Idle(start, askedAt) : this;
        }

        @Override
        public Progress issued(String itemId, Instant now) {
            return new Outstanding(collectedThrough, itemId, now, List.of(), false);
        }

        @Override
        public Progress read(String itemId, Instant through) {
            return this;
        }

        @Override
        public Progress notRead(String itemId, boolean billed) {
            return this;
        }
    }

    /**
     * An item was issued and not reported yet.
     *
     * @param earlier items that it replaces because they were not reported in time; a late report of one still counts,
     *     or collectors that are far behind would never get anywhere
     * @param outdated whether the group has begun again since these items were issued: whatever is reported of them, all
     *     after {@code collectedThrough} is read anew
     */
    record Outstanding(
            Instant collectedThrough, String itemId, Instant issuedAt, List<String> earlier, boolean outdated)
            implements Progress {
        private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(10);
        private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);
        private static final int MOST_EARLIER = 8;

        public Outstanding {
            earlier = List.copyOf(earlier);
        }

        /** The patience doubles with each item that was not reported, so that the backlog of slow collectors is bounded. */
        @Override
        public boolean mayIssue(Duration cadence, Instant now) {
            Duration twice = cadence.multipliedBy(2);
            Duration first = twice.compareTo(SHORTEST_PATIENCE) > 0 ? twice : SHORTEST_PATIENCE;
            return !now.isBefore(issuedAt.plus(Backoff.pause(first, earlier.size(), LONGEST_PATIENCE)));
        }

        @Override
        public Progress rewound(Instant start) {
            return start.isBefore(collectedThrough) ? new Outstanding(start, itemId, issuedAt, earlier, true) : this;
        }

        @Override
        public Progress notBefore(Instant start) {
            return start.isAfter(collectedThrough) ? new Outstanding(start, itemId, issuedAt, earlier, outdated) : this;
        }

        @Override
        public Progress issued(String newItemId, Instant now) {
            if (outdated) {
                return new Outstanding(collectedThrough, newItemId, now, List.of(), false);
            }
            List<String> replaced = Stream.concat(earlier.stream(), Stream.of(itemId))
                    .skip(Math.max(0, earlier.size() + 1 - MOST_EARLIER))
                    .toList();
            return new Outstanding(collectedThrough, newItemId, now, replaced, false);
        }

        @Override
        public Progress read(String reportedId, Instant through) {
            boolean later = through.isAfter(collectedThrough) && !outdated;
            return reported(reportedId, later ? through : collectedThrough, true);
        }

        @Override
        public Progress notRead(String reportedId, boolean billed) {
            return reported(reportedId, collectedThrough, billed);
        }

        @Override
        public boolean awaits(String reportedId) {
            return reportedId.equals(itemId) || earlier.contains(reportedId);
        }

        @Override
        public Optional<Instant> paidAt() {
            return outdated ? Optional.empty() : Optional.of(issuedAt);
        }

        @Override
        public int awaited() {
            return 1 + earlier.size();
        }

        private Progress reported(String reportedId, Instant through, boolean billed) {
            if (reportedId.equals(itemId)) {
                return new Idle(through, billed && !outdated ? issuedAt : null);
            }
            return earlier.contains(reportedId)
                    ? new Outstanding(through, itemId, issuedAt, without(reportedId), outdated)
                    : this;
        }

        private List<String> without(String reportedId) {
            return earlier.stream().filter(id -> !id.equals(reportedId)).toList();
        }
    }
}
