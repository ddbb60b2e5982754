package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.metrics.Point;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Which points were published already, so that a window that overlaps the one before publishes what is new or has changed
 * and nothing else. It holds a fingerprint of each point of a series' last window and a bit for each before it, and no more
 * than it is given room for: what it forgets is published twice, and identically. One thread uses it.
 */
public final class PointMemory {
    /** Longer than the longest cadence, which is a day. */
    private static final Duration KEPT_UNSEEN = Duration.ofDays(2);

    private static final Duration LOOKED_THROUGH_EVERY = Duration.ofHours(1);

    /** A series' key and place, in a map that is half full. */
    private static final int MAP_BYTES = 24;

    /** The share of the room that is made at once where there is none left, so that this is seldom. */
    private static final int ROOM_MADE = 16;

    private static final int NONE = -1;

    private final long room;
    private final Long2IntOpenHashMap places = new Long2IntOpenHashMap();
    private final IntBlocks series = new IntBlocks();
    private Instant lookThroughAt = Instant.MIN;
    private long points;
    private long forgotten;

    /**
     * @param room bytes that it takes at most: some 70 for each series, and 4 for each period of its window
     */
    public PointMemory(long room) {
        this.room = room;
        places.defaultReturnValue(NONE);
    }

    /** How many points of the latest windows it remembers. A period without a point between others counts as one. */
    public long points() {
        return points;
    }

    /** How many series it forgot for want of room, though they may still be read. */
    public long forgotten() {
        return forgotten;
    }

    /** What a batch adds, which is remembered only when the batch is known to be published. */
    public Draft draft() {
        return new Draft();
    }

    /** Forgets what came from these partitions: from now on somebody else publishes their series. */
    public void forget(Collection<Integer> partitions) {
        Set<Integer> gone = Set.copyOf(partitions);
        removeIf(place -> gone.contains(RememberedSeries.partition(series, place)));
    }

    private int[] known(long key) {
        int place = places.get(key);
        return place == NONE ? RememberedSeries.NOTHING : series.get(place);
    }

    private void remember(long key, int[] now) {
        if (RememberedSeries.isEmpty(now)) {
            int place = places.remove(key);
            if (place != NONE) {
                remove(place);
            }
            return;
        }
        int place = places.get(key);
        points += RememberedSeries.periods(now) - (place == NONE ? 0 : RememberedSeries.periods(series, place));
        int changed = place == NONE ? series.add(now) : series.replace(place, now);
        if (changed != place) {
            places.put(key, changed);
        }
    }

    private void makeRoom(Instant now) {
        if (now.isBefore(lookThroughAt) && bytes() <= room) {
            return;
        }
        lookThroughAt = now.plus(LOOKED_THROUGH_EVERY);
        Instant unseen = now.minus(KEPT_UNSEEN);
        removeIf(place -> RememberedSeries.seenBefore(series, place, unseen));
        if (bytes() > room) {
            forgetLeastRecent(bytes() - room + room / ROOM_MADE);
        }
    }

    /**
     * @param excess bytes
     */
    private void forgetLeastRecent(long excess) {
        SortedMap<Integer, Long> bytesByMinute = new TreeMap<>();
        places.values()
                .forEach(place -> bytesByMinute.merge(RememberedSeries.seen(series, place), bytes(place), Long::sum));
        long left = excess;
        for (Map.Entry<Integer, Long> minute : bytesByMinute.entrySet()) {
            long enough = bytes() - Math.min(left, minute.getValue());
            int size = places.size();
            removeIf(place -> bytes() > enough && RememberedSeries.seen(series, place) == minute.getKey());
            forgotten += size - places.size();
            left -= minute.getValue();
            if (left <= 0) {
                return;
            }
        }
    }

    private void removeIf(IntPredicate which) {
        for (IntIterator each = places.values().iterator(); each.hasNext(); ) {
            int place = each.nextInt();
            if (which.test(place)) {
                each.remove();
                remove(place);
            }
        }
    }

    private void remove(int place) {
        points -= RememberedSeries.periods(series, place);
        series.remove(place);
    }

    private long bytes() {
        return series.bytes() + (long) places.size() * MAP_BYTES;
    }

    private long bytes(int place) {
        return IntBlocks.bytes(series.length(place)) + MAP_BYTES;
    }

    /** One batch's view: the memory as it is, and the batch's own points. */
    public final class Draft {
        private final Long2ObjectLinkedOpenHashMap<int[]> read = new Long2ObjectLinkedOpenHashMap<>();

        /**
         * Those of a series' points that are not published yet, or not with these values.
         *
         * @param points all that were read in the metric's window, in order of time
         */
        public List<Point> unpublished(AskedMetric asked, PointTable points, Instant now) {
            var item = asked.taken().item();
            long key = Fingerprint.series(item.account(), item.resource(), asked.metric());
            int[] before = read.get(key);
            if (before == null) {
                before = known(key);
            }
            int[] after = RememberedSeries.after(before, key, asked, points, now);
            read.put(key, RememberedSeries.kept(before, after, asked));
            List<Point> unpublished = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                if (!RememberedSeries.isKnown(before, after, RememberedSeries.period(points, i, asked))) {
                    unpublished.add(points.get(i));
                }
            }
            return unpublished;
        }

        /** To be called once the batch is published. */
        public void remember(Instant now) {
            read.long2ObjectEntrySet()
                    .fastForEach(series -> PointMemory.this.remember(series.getLongKey(), series.getValue()));
            makeRoom(now);
        }
    }
}
