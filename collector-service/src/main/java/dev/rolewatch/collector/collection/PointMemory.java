package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.metrics.Point;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which points were published already, so that a window that overlaps the one before publishes what is new or has changed
 * and nothing else. It holds a fingerprint of each point of a series' last window and a bit for each before it, and no more
 * than it is given room for: what it forgets is published twice, and identically. One thread uses it.
 */
public final class PointMemory {
    /** Longer than the longest cadence, which is a day. */
    private static final Duration KEPT_UNSEEN = Duration.ofDays(2);

    /** Of a series beside its fingerprints: its array's header and history, and its place in a map that is half full. */
    private static final int SERIES_BYTES = 110;

    private final long room;
    private final Long2ObjectLinkedOpenHashMap<int[]> leastRecentFirst = new Long2ObjectLinkedOpenHashMap<>();
    private long points;
    private long forgotten;

    /**
     * @param room bytes that it takes at most: {@value #SERIES_BYTES} for each series, and 4 for each period of its window
     */
    public PointMemory(long room) {
        this.room = room;
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
        leastRecentFirst.values().removeIf(series -> {
            boolean forgotten = gone.contains(RememberedSeries.partition(series));
            points -= forgotten ? RememberedSeries.periods(series) : 0;
            return forgotten;
        });
    }

    private void remember(long key, int[] series) {
        if (RememberedSeries.isEmpty(series)) {
            int[] gone = leastRecentFirst.remove(key);
            points -= gone == null ? 0 : RememberedSeries.periods(gone);
            return;
        }
        int[] before = leastRecentFirst.getAndMoveToLast(key);
        if (before != null && before.length == series.length) {
            // The usual case, and an array that lives as long as its series is no work for the garbage collector.
            System.arraycopy(series, 0, before, 0, series.length);
            return;
        }
        leastRecentFirst.putAndMoveToLast(key, series);
        points += RememberedSeries.periods(series) - (before == null ? 0 : RememberedSeries.periods(before));
    }

    private void makeRoom(Instant now) {
        Instant unseen = now.minus(KEPT_UNSEEN);
        while (!leastRecentFirst.isEmpty()) {
            int[] eldest = leastRecentFirst.get(leastRecentFirst.firstLongKey());
            boolean over = RememberedSeries.seenBefore(eldest, unseen);
            if (!over && bytes() <= room) {
                return;
            }
            points -= RememberedSeries.periods(leastRecentFirst.removeFirst());
            forgotten += over ? 0 : 1;
        }
    }

    private long bytes() {
        return points * Integer.BYTES + (long) leastRecentFirst.size() * SERIES_BYTES;
    }

    /** One batch's view: the memory as it is, and the batch's own points. */
    public final class Draft {
        private final Long2ObjectLinkedOpenHashMap<int[]> read = new Long2ObjectLinkedOpenHashMap<>();

        /**
         * Those of a series' points that are not published yet, or not with these values.
         *
         * @param points all that were read in the metric's window, in order of time
         */
        public List<Point> unpublished(AskedMetric asked, List<Point> points, Instant now) {
            var item = asked.taken().item();
            long key = Fingerprint.series(item.account(), item.resource(), asked.metric());
            int[] before = read.get(key);
            if (before == null) {
                before = leastRecentFirst.getOrDefault(key, RememberedSeries.NOTHING);
            }
            int[] after = RememberedSeries.after(before, key, asked, points, now);
            read.put(key, RememberedSeries.kept(before, after, asked));
            List<Point> unpublished = new ArrayList<>(points.size());
            for (Point point : points) {
                if (!RememberedSeries.isKnown(before, after, point)) {
                    unpublished.add(point);
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
