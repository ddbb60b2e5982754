package dev.rolewatch.collector.collection;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The values of one statistic in order of time, as page after page tells them. */
final class StatisticValues {
    private long[] times = {};
    private double[] values = {};

    /** Takes these arrays in, which nobody may change from then on. Of a time that is told twice the later value holds. */
    void add(long[] moreTimes, double[] moreValues) {
        times = times.length == 0 ? moreTimes : concat(times, moreTimes);
        values = values.length == 0 ? moreValues : concat(values, moreValues);
        if (!isAscending()) {
            sort();
        }
    }

    long[] times() {
        return times;
    }

    /** Those of the times that it has a value for. */
    long[] common(long[] some) {
        if (Arrays.equals(times, some)) {
            return some;
        }
        return Arrays.stream(some)
                .filter(time -> Arrays.binarySearch(times, time) >= 0)
                .toArray();
    }

    /** The values at these times, NaN where it has none. */
    double[] at(long[] some) {
        if (Arrays.equals(times, some)) {
            return values;
        }
        return Arrays.stream(some)
                .mapToInt(time -> Arrays.binarySearch(times, time))
                .mapToDouble(place -> place < 0 ? Double.NaN : values[place])
                .toArray();
    }

    private boolean isAscending() {
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void sort() {
        Map<Long, Double> sorted = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            sorted.put(times[i], values[i]);
        }
        times = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        values = sorted.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long[] concat(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static double[] concat(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
