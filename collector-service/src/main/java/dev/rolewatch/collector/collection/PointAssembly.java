package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes points of a metric's statistics, which CloudWatch answers one by one and page by page. */
public final class PointAssembly {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?)");
    /** Stands for a statistic that is none of the four, or no percentile. */
    private static final int NOT_ASKED = -1;

    private final MetricToRead asked;
    /** In order. Of each, {@link #values} has one for each statistic that was asked for; null for one that is not known. */
    private final List<Instant> times = new ArrayList<>();

    private final List<Double[]> values = new ArrayList<>();

    /**
     * @param asked for at least one of SampleCount, Sum, Minimum and Maximum
     */
    public PointAssembly(MetricToRead asked) {
        this.asked = asked;
    }

    /**
     * Takes in values of one statistic, or more of them.
     *
     * @param statistic its index among those that were asked for
     */
    public void add(int statistic, List<Instant> ofStatistic, List<Double> its) {
        int place = 0;
        for (int i = 0; i < ofStatistic.size(); i++) {
            place = place(ofStatistic.get(i), place);
            values.get(place)[statistic] = its.get(i);
            place++;
        }
    }

    /**
     * Where a time is, or is put.
     *
     * @param likely as answers are in order of time, and a metric's statistics mostly have the same times
     */
    private int place(Instant time, int likely) {
        if (likely < times.size() && times.get(likely).equals(time)) {
            return likely;
        }
        int found = Collections.binarySearch(times, time);
        if (found >= 0) {
            return found;
        }
        int place = -found - 1;
        times.add(place, time);
        values.add(place, new Double[asked.statistics().size()]);
        return place;
    }

    /**
     * The points in order of time. A time at which one of SampleCount, Sum, Minimum and Maximum is missing though it was
     * asked for has no point: CloudWatch is still filling it in, and the next reading has it. Those that were not asked for
     * are absent from the points.
     */
    public List<Point> points() {
        int[] four = Point.FOUR.stream().mapToInt(asked.statistics()::indexOf).toArray();
        double[] quantiles =
                asked.statistics().stream().mapToDouble(PointAssembly::quantile).toArray();
        List<Point> points = new ArrayList<>(values.size());
        for (int i = 0; i < times.size(); i++) {
            Double[] row = values.get(i);
            if (isWhole(row, four)) {
                points.add(new Point(
                        times.get(i),
                        asked.period(),
                        value(row, four[0]),
                        value(row, four[1]),
                        value(row, four[2]),
                        value(row, four[3]),
                        quantiles(row, quantiles)));
            }
        }
        return points;
    }

    private static boolean isWhole(Double[] row, int[] four) {
        for (int index : four) {
            if (index != NOT_ASKED && row[index] == null) {
                return false;
            }
        }
        return true;
    }

    private static Double value(Double[] row, int index) {
        return index == NOT_ASKED ? null : row[index];
    }

    private static SortedMap<Double, Double> quantiles(Double[] row, double[] quantiles) {
        SortedMap<Double, Double> present = Collections.emptySortedMap();
        for (int i = 0; i < row.length; i++) {
            if (quantiles[i] != NOT_ASKED && row[i] != null) {
                present = present.isEmpty() ? new TreeMap<>() : present;
                present.put(quantiles[i], row[i]);
            }
        }
        return present;
    }

    private static double quantile(String statistic) {
        if (Point.FOUR.contains(statistic)) {
            return NOT_ASKED;
        }
        var percentile = PERCENTILE.matcher(statistic);
        return percentile.matches()
                ? new BigDecimal(percentile.group(1)).movePointLeft(2).doubleValue()
                : NOT_ASKED;
    }
}
