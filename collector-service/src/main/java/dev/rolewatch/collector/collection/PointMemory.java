package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Which points were published already, so that a window that overlaps the one before publishes what is new or has changed
 * and nothing else. It holds a fingerprint of each point of a series' last window, and no more of them than it is given
 * room for: what it forgets is published twice, and identically. One thread uses it.
 */
public final class PointMemory {
    /** Longer than the longest cadence, which is a day. */
    private static final Duration KEPT_UNSEEN = Duration.ofDays(2);

    private record Series(int partition, long[] points, Instant seen) {}

    private final long room;
    private final LinkedHashMap<Long, Series> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);
    private long points;

    /**
     * @param room how many points to remember; 8 bytes each, and some 150 bytes for each series
     */
    public PointMemory(long room) {
        this.room = room;
    }

    /** How many points it remembers. */
    public long points() {
        return points;
    }

    /** What a batch adds, which is remembered only when the batch is known to be published. */
    public Draft draft() {
        return new Draft();
    }

    /** Forgets what came from these partitions: from now on somebody else publishes their series. */
    public void forget(Collection<Integer> partitions) {
        Set<Integer> gone = new HashSet<>(partitions);
        leastRecentFirst.values().removeIf(series -> {
            boolean forgotten = gone.contains(series.partition());
            points -= forgotten ? series.points().length : 0;
            return forgotten;
        });
    }

    private void remember(long key, Series series) {
        Series before = leastRecentFirst.put(key, series);
        points += series.points().length - (before == null ? 0 : before.points().length);
    }

    private void makeRoom(Instant now) {
        var eldest = leastRecentFirst.values().iterator();
        while (eldest.hasNext()) {
            Series series = eldest.next();
            if (points <= room && series.seen().isAfter(now.minus(KEPT_UNSEEN))) {
                return;
            }
            points -= series.points().length;
            eldest.remove();
        }
    }

    /** One batch's view: the memory as it is, and the batch's own points. */
    public final class Draft {
        private final Map<Long, Series> read = new HashMap<>();

        /** Those of a series' points that are not published yet, or not with these values. */
        public List<Point> unpublished(AskedMetric asked, List<Point> window, Instant now) {
            var item = asked.taken().item();
            long key = Fingerprint.series(
                    item.account(),
                    item.resource(),
                    asked.metric().name(),
                    asked.metric().period());
            long[] known = known(key);
            long[] fingerprints = new long[window.size()];
            List<Point> unpublished = new ArrayList<>();
            for (int i = 0; i < fingerprints.length; i++) {
                fingerprints[i] = Fingerprint.point(key, window.get(i));
                if (Arrays.binarySearch(known, fingerprints[i]) < 0) {
                    unpublished.add(window.get(i));
                }
            }
            long[] before = read.containsKey(key) ? read.get(key).points() : new long[0];
            read.put(key, new Series(asked.taken().partition(), union(before, fingerprints), now));
            return unpublished;
        }

        /** To be called once the batch is published. */
        public void remember(Instant now) {
            read.forEach(PointMemory.this::remember);
            makeRoom(now);
        }

        private long[] known(long key) {
            Series series = read.getOrDefault(key, leastRecentFirst.get(key));
            return series == null ? new long[0] : series.points();
        }

        private static long[] union(long[] a, long[] b) {
            return LongStream.concat(Arrays.stream(a), Arrays.stream(b))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
