package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes points of a metric's statistics, which CloudWatch answers one by one. */
public final class PointAssembly {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?)");

    private PointAssembly() {}

    /**
     * The points in order of time. A time at which one of SampleCount, Sum, Minimum and Maximum is missing though it was
     * asked for has no point: CloudWatch is still filling it in, and the next reading has it.
     *
     * @param asked for at least one of these four; those that were not asked for are absent from the points
     * @param statistics values by time, by CloudWatch's name of the statistic
     */
    public static List<Point> points(MetricToRead asked, Map<String, Map<Instant, Double>> statistics) {
        List<Set<Instant>> times = asked.statistics().stream()
                .filter(Point.FOUR::contains)
                .map(statistic -> statistics.getOrDefault(statistic, Map.of()).keySet())
                .toList();
        return times.stream()
                .flatMap(Set::stream)
                .distinct()
                .filter(time -> times.stream().allMatch(of -> of.contains(time)))
                .sorted()
                .map(time -> point(time, asked.period(), statistics))
                .toList();
    }

    private static Point point(Instant time, Duration period, Map<String, Map<Instant, Double>> statistics) {
        return new Point(
                time,
                period,
                value(statistics, Point.SAMPLE_COUNT, time),
                value(statistics, Point.SUM, time),
                value(statistics, Point.MINIMUM, time),
                value(statistics, Point.MAXIMUM, time),
                quantiles(time, statistics));
    }

    private static SortedMap<Double, Double> quantiles(Instant time, Map<String, Map<Instant, Double>> statistics) {
        SortedMap<Double, Double> quantiles = new TreeMap<>();
        statistics.forEach((statistic, values) -> {
            var percentile = PERCENTILE.matcher(statistic);
            Double value = values.get(time);
            if (value != null && percentile.matches()) {
                quantiles.put(
                        new BigDecimal(percentile.group(1)).movePointLeft(2).doubleValue(), value);
            }
        });
        return quantiles;
    }

    private static Double value(Map<String, Map<Instant, Double>> statistics, String statistic, Instant time) {
        return statistics.getOrDefault(statistic, Map.of()).get(time);
    }
}
