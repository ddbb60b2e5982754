package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric's points in order of time, as columns of numbers: two thirds of what is read was published before, and is only
 * compared. An object is made of a point when somebody takes it out of the list.
 */
public final class PointTable extends AbstractList<Point> implements RandomAccess {
    private static final int MILLIS_OF_A_SECOND = 1000;

    private final Duration period;
    private final long[] times;
    private final double[][] four;
    private final SortedMap<Double, double[]> percentiles;
    private final int from;
    private final int to;

    /**
     * @param times in milliseconds since 1970, in order
     * @param four a column for each of {@link Point#FOUR}, null for one that was not asked for
     * @param percentiles columns by quantile, with NaN where CloudWatch gave no value
     */
    PointTable(Duration period, long[] times, double[][] four, SortedMap<Double, double[]> percentiles) {
        this(period, times, four, percentiles, 0, times.length);
    }

    /**
     * @param from the first row that is a point of this table
     * @param to the one after the last
     */
    private PointTable(
            Duration period, long[] times, double[][] four, SortedMap<Double, double[]> percentiles, int from, int to) {
        this.period = period;
        this.times = times;
        this.four = four;
        this.percentiles = percentiles;
        this.from = from;
        this.to = to;
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public Point get(int index) {
        int row = row(index);
        return new Point(
                Instant.ofEpochMilli(times[row]),
                period,
                value(0, row),
                value(1, row),
                value(2, row),
                value(3, row),
                quantiles(row));
    }

    /** When a point's period starts, in seconds since 1970. */
    long start(int index) {
        return Math.floorDiv(times[row(index)], MILLIS_OF_A_SECOND);
    }

    /**
     * Bits that stand for a point of a series; see {@link Fingerprint}. A statistic that was not asked for counts as NaN,
     * which CloudWatch has no value of.
     */
    int fingerprint(long series, int index) {
        int row = row(index);
        long hash = Fingerprint.mixed(series, times[row]);
        for (double[] column : four) {
            hash = Fingerprint.mixed(hash, column == null ? Double.NaN : column[row]);
        }
        if (!percentiles.isEmpty()) {
            for (Map.Entry<Double, double[]> percentile : percentiles.entrySet()) {
                hash = Fingerprint.mixed(hash, percentile.getKey());
                hash = Fingerprint.mixed(hash, percentile.getValue()[row]);
            }
        }
        return (int) hash;
    }

    /** The points whose periods start within the window. */
    PointTable in(Window window) {
        int first = firstAt(window.from());
        int end = firstAt(window.to());
        return first == from && end == to
                ? this
                : new PointTable(period, times, four, percentiles, first, Math.max(first, end));
    }

    private int firstAt(Instant time) {
        int found = Arrays.binarySearch(times, from, to, time.toEpochMilli());
        return found < 0 ? -found - 1 : found;
    }

    private int row(int index) {
        return from + Objects.checkIndex(index, size());
    }

    private Double value(int statistic, int row) {
        double[] column = four[statistic];
        return column == null ? null : column[row];
    }

    private SortedMap<Double, Double> quantiles(int row) {
        SortedMap<Double, Double> present = Collections.emptySortedMap();
        for (Map.Entry<Double, double[]> percentile : percentiles.entrySet()) {
            double value = percentile.getValue()[row];
            if (!Double.isNaN(value)) {
                present = present.isEmpty() ? new TreeMap<>() : present;
                present.put(percentile.getKey(), value);
            }
        }
        return present;
    }
}
