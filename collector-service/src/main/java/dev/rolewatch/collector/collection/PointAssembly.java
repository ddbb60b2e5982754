package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes points of a metric's statistics, which CloudWatch answers one by one and page by page. */
public final class PointAssembly {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?)");
    private static final int NOT_ASKED = -1;

    private final MetricToRead asked;
    /** One for each statistic that was asked for. */
    private final StatisticValues[] statistics;

    /**
     * @param asked for at least one of SampleCount, Sum, Minimum and Maximum
     */
    public PointAssembly(MetricToRead asked) {
        this.asked = asked;
        this.statistics = new StatisticValues[asked.statistics().size()];
        Arrays.setAll(statistics, i -> new StatisticValues());
    }

    /**
     * Takes in values of one statistic, or more of them. Nobody may change the arrays from then on.
     *
     * @param statistic its index among those that were asked for
     * @param times in milliseconds since 1970
     * @param values as many; none is NaN, which CloudWatch does not take ("PutMetricData", Amazon CloudWatch API Reference)
     */
    public void add(int statistic, long[] times, double[] values) {
        statistics[statistic].add(times, values);
    }

    /**
     * The points in order of time. A time at which one of SampleCount, Sum, Minimum and Maximum is missing though it was
     * asked for has no point: CloudWatch is still filling it in, and the next reading has it. Those that were not asked for
     * are absent from the points.
     */
    public PointTable points() {
        long[] times = timesOfAllFour();
        double[][] four = new double[Point.FOUR.size()][];
        for (int i = 0; i < four.length; i++) {
            StatisticValues statistic = ofFour(i);
            four[i] = statistic == null ? null : statistic.at(times);
        }
        return new PointTable(asked.period(), times, four, percentiles(times));
    }

    private long[] timesOfAllFour() {
        long[] times = null;
        for (int i = 0; i < Point.FOUR.size(); i++) {
            StatisticValues statistic = ofFour(i);
            if (statistic != null) {
                times = times == null ? statistic.times() : statistic.common(times);
            }
        }
        return times;
    }

    /** One of the four; null if it was not asked for. */
    private StatisticValues ofFour(int index) {
        int statistic = asked.statistics().indexOf(Point.FOUR.get(index));
        return statistic == NOT_ASKED ? null : statistics[statistic];
    }

    /** By quantile. */
    private SortedMap<Double, double[]> percentiles(long[] times) {
        SortedMap<Double, double[]> percentiles = new TreeMap<>();
        List<String> names = asked.statistics();
        for (int i = 0; i < statistics.length; i++) {
            var percentile = PERCENTILE.matcher(names.get(i));
            if (percentile.matches()) {
                double quantile =
                        new BigDecimal(percentile.group(1)).movePointLeft(2).doubleValue();
                percentiles.put(quantile, statistics[i].at(times));
            }
        }
        return percentiles;
    }
}
