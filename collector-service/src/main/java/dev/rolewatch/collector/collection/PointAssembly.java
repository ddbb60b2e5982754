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
    /** By time, a value for each statistic that was asked for, in the order of asking; null for one that is not known. */
    private final SortedMap<Instant, Double[]> values = new TreeMap<>();

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
    public void add(int statistic, List<Instant> times, List<Double> ofStatistic) {
        int width = asked.statistics().size();
        for (int i = 0; i < times.size(); i++) {
            values.computeIfAbsent(times.get(i), time -> new Double[width])[statistic] = ofStatistic.get(i);
        }
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
        values.forEach((time, row) -> {
            if (isWhole(row, four)) {
                points.add(new Point(
                        time,
                        asked.period(),
                        value(row, four[0]),
                        value(row, four[1]),
                        value(row, four[2]),
                        value(row, four[3]),
                        quantiles(row, quantiles)));
            }
        });
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
        var percentile = PERCENTILE.matcher(statistic);
        return percentile.matches()
                ? new BigDecimal(percentile.group(1)).movePointLeft(2).doubleValue()
                : NOT_ASKED;
    }
}
