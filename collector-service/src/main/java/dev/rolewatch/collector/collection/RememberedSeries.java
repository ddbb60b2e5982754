package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.metrics.Point;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What is remembered of a series, in one array of integers, for there are millions of them: the partition that it came
 * from, the minute in which it was read, the period in which its first point starts, and from there on a fingerprint for
 * each period, or {@value #NO_POINT} for one without a point.
 *
 * <p>A time has one fingerprint of 32 bits. So a point whose time is new is never taken for a known one; that a point has
 * changed is overlooked once in 4 billion changes.
 */
final class RememberedSeries {
    private static final int PARTITION = 0;
    private static final int SEEN = 1;
    private static final int FIRST = 2;
    private static final int POINTS = 3;

    private static final int NO_POINT = 0;
    private static final int SECONDS_OF_A_MINUTE = 60;

    private RememberedSeries() {}

    /**
     * @param key of the series
     * @param window in order of time
     */
    static int[] of(long key, int partition, Instant seen, List<Point> window) {
        int first = window.isEmpty() ? 0 : period(window.get(0));
        int periods = window.isEmpty() ? 0 : period(window.get(window.size() - 1)) - first + 1;
        int[] series = new int[POINTS + periods];
        series[PARTITION] = partition;
        series[SEEN] = minute(seen);
        series[FIRST] = first;
        for (Point point : window) {
            int fingerprint = Fingerprint.point(key, point);
            series[POINTS + period(point) - first] = fingerprint == NO_POINT ? 1 : fingerprint;
        }
        return series;
    }

    /** Whether both have this point, with the same values. */
    static boolean agree(int[] one, int[] other, Point point) {
        int fingerprint = at(one, period(point));
        return fingerprint != NO_POINT && fingerprint == at(other, period(point));
    }

    /** What either knows; where they disagree, the later is right. */
    static int[] union(int[] earlier, int[] later) {
        if (periods(earlier) == 0 || periods(later) == 0) {
            return periods(later) == 0 ? earlier : later;
        }
        int first = Math.min(earlier[FIRST], later[FIRST]);
        int end = Math.max(earlier[FIRST] + periods(earlier), later[FIRST] + periods(later));
        int[] union = Arrays.copyOf(later, POINTS + end - first);
        union[FIRST] = first;
        for (int period = first; period < end; period++) {
            int fingerprint = at(later, period);
            union[POINTS + period - first] = fingerprint == NO_POINT ? at(earlier, period) : fingerprint;
        }
        return union;
    }

    static int partition(int[] series) {
        return series[PARTITION];
    }

    /** How many periods it holds, those without a point between others included. */
    static int periods(int[] series) {
        return series.length - POINTS;
    }

    static boolean seenBefore(int[] series, Instant time) {
        return series[SEEN] < minute(time);
    }

    private static int at(int[] series, int period) {
        int index = period - series[FIRST];
        return index >= 0 && index < periods(series) ? series[POINTS + index] : NO_POINT;
    }

    private static int period(Point point) {
        return Math.toIntExact(
                Math.floorDiv(point.start().getEpochSecond(), point.period().toSeconds()));
    }

    private static int minute(Instant time) {
        return Math.toIntExact(time.getEpochSecond() / SECONDS_OF_A_MINUTE);
    }
}
