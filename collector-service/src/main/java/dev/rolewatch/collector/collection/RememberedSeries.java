package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.plan.AskedMetric;
import java.time.Duration;
import java.time.Instant;

/**
 * What is remembered of a series, in one array of integers, for there are millions of them: the partition that it came
 * from, the minute in which it was read, where that reading ended, and what was published of it. Those periods of the last
 * window that the next one has again have a fingerprint each, or {@value #NO_POINT} where there is no point; those before
 * them have a bit, which says whether there was one. For points settle within the window that is read again: an older one is
 * seen again only where a reading goes further back for another metric's sake, and then it is new only if there was none.
 *
 * <p>A time has one fingerprint of 32 bits. So a point whose time is new is never taken for a known one; that a point has
 * changed is overlooked once in 4 billion changes.
 */
final class RememberedSeries {
    private static final int PARTITION = 0;
    private static final int SEEN = 1;
    /** The period of the first fingerprint. */
    private static final int FIRST = 2;

    /** The period with which the window ended. */
    private static final int THROUGH = 3;

    private static final int HISTORY = 4;
    private static final int HISTORY_WORDS = 6;
    /** Of minutes some more than three hours, which is as far as a reading goes back for a metric that was just found. */
    private static final int HISTORY_PERIODS = HISTORY_WORDS * Integer.SIZE;

    private static final int POINTS = HISTORY + HISTORY_WORDS;

    private static final int NO_POINT = 0;
    private static final int SECONDS_OF_A_MINUTE = 60;

    /** What is known of a series that was never read. */
    static final int[] NOTHING = new int[POINTS];

    private RememberedSeries() {}

    /**
     * What is known after a reading.
     *
     * @param before what was known
     * @param key of the series
     * @param points in order of time, within the window that was asked for
     */
    static int[] after(int[] before, long key, AskedMetric asked, PointTable points, Instant now) {
        int from = period(asked.window().from(), asked.metric().period());
        int end = Math.max(from, before[FIRST] + periods(before));
        if (!points.isEmpty()) {
            end = Math.max(end, period(points, points.size() - 1, asked) + 1);
        }
        int first = from;
        int firstRead = points.isEmpty() ? end : period(points, 0, asked);
        while (first < firstRead && at(before, first) == NO_POINT) {
            first++;
        }
        int[] series = new int[POINTS + end - first];
        series[PARTITION] = asked.taken().partition();
        series[SEEN] = minute(now);
        series[FIRST] = first;
        series[THROUGH] = period(asked.window().to(), asked.metric().period());
        keepHistory(before, series);
        for (int period = first; period < end; period++) {
            series[POINTS + period - first] = at(before, period);
        }
        for (int i = 0; i < points.size(); i++) {
            int fingerprint = points.fingerprint(key, i);
            series[POINTS + period(points, i, asked) - first] = fingerprint == NO_POINT ? 1 : fingerprint;
        }
        return series;
    }

    /**
     * What is kept of a reading until the next: what is not settled yet, and a period more. A window begins where the reading
     * before it ended, less the time in which points settle; so those that are not settled begin as much after this window's
     * beginning as its end is after the end before.
     */
    static int[] kept(int[] before, int[] after, AskedMetric asked) {
        if (before[THROUGH] == 0) {
            return after;
        }
        int from = period(asked.window().from(), asked.metric().period()) + after[THROUGH] - before[THROUGH] - 1;
        int dropped = from - after[FIRST];
        if (dropped <= 0 || dropped >= periods(after)) {
            return after;
        }
        int[] kept = new int[after.length - dropped];
        kept[PARTITION] = after[PARTITION];
        kept[SEEN] = after[SEEN];
        kept[FIRST] = from;
        kept[THROUGH] = after[THROUGH];
        keepHistory(after, kept);
        System.arraycopy(after, POINTS + dropped, kept, POINTS, periods(kept));
        return kept;
    }

    /** The history's bits move with the window, the latest first, and what has left the window joins them. */
    private static void keepHistory(int[] before, int[] after) {
        int moved = after[FIRST] - before[FIRST];
        for (int word = 0; word < HISTORY_WORDS; word++) {
            after[HISTORY + word] = history(before, word * Integer.SIZE - moved);
        }
        for (int back = Math.max(0, moved - periods(before)); back < Math.min(moved, HISTORY_PERIODS); back++) {
            if (at(before, after[FIRST] - 1 - back) != NO_POINT) {
                after[HISTORY + back / Integer.SIZE] |= 1 << back;
            }
        }
    }

    /** As many bits of the history as an integer has, from this one on. */
    private static int history(int[] series, int bit) {
        int word = Math.floorDiv(bit, Integer.SIZE);
        int shift = Math.floorMod(bit, Integer.SIZE);
        return shift == 0
                ? historyWord(series, word)
                : historyWord(series, word) >>> shift | historyWord(series, word + 1) << Integer.SIZE - shift;
    }

    private static int historyWord(int[] series, int word) {
        return word >= 0 && word < HISTORY_WORDS ? series[HISTORY + word] : 0;
    }

    /**
     * Whether the point of a period, which was just read, was known before, with the same values as far as that is
     * remembered.
     */
    static boolean isKnown(int[] before, int[] after, int period) {
        int fingerprint = at(before, period);
        return fingerprint == NO_POINT
                ? (history(before, before[FIRST] - 1 - period) & 1) == 1
                : fingerprint == at(after, period);
    }

    /** Whether it knows of no point. */
    static boolean isEmpty(int[] series) {
        int history = 0;
        for (int word = 0; word < HISTORY_WORDS; word++) {
            history |= series[HISTORY + word];
        }
        return history == 0 && periods(series) == 0;
    }

    static int partition(IntBlocks blocks, int place) {
        return blocks.get(place, PARTITION);
    }

    /** The minute in which it was read last, since the epoch. */
    static int seen(IntBlocks blocks, int place) {
        return blocks.get(place, SEEN);
    }

    static boolean seenBefore(IntBlocks blocks, int place, Instant time) {
        return seen(blocks, place) < minute(time);
    }

    static int periods(IntBlocks blocks, int place) {
        return blocks.length(place) - POINTS;
    }

    /** How many fingerprints it holds, those of periods without a point included. */
    static int periods(int[] series) {
        return series.length - POINTS;
    }

    private static int at(int[] series, int period) {
        int index = period - series[FIRST];
        return index >= 0 && index < periods(series) ? series[POINTS + index] : NO_POINT;
    }

    /** Which of the metric's periods a point is of. */
    static int period(PointTable points, int index, AskedMetric asked) {
        return period(points.start(index), asked.metric().period());
    }

    private static int period(Instant time, Duration period) {
        return period(time.getEpochSecond(), period);
    }

    private static int period(long second, Duration period) {
        return Math.toIntExact(Math.floorDiv(second, period.toSeconds()));
    }

    private static int minute(Instant time) {
        return Math.toIntExact(time.getEpochSecond() / SECONDS_OF_A_MINUTE);
    }
}
