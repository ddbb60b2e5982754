package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.metrics.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes points of a metric's statistics, which CloudWatch answers one by one. */
public final class PointAssembly {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?)");

    private PointAssembly() {}

    /**
     * The points in order of time. A time at which one of SampleCount, Sum, Minimum and Maximum is missing has no point:
     * CloudWatch is still filling it in, and the next reading has it.
     *
     * @param statistics values by time, by CloudWatch's name of the statistic
     */
    public static List<Point> points(Duration period, Map<String, Map<Instant, Double>> statistics) {
        Map<Instant, Double> counts = statistics.getOrDefault("SampleCount", Map.of());
        return counts.keySet().stream()
                .sorted()
                .map(time -> point(time, period, statistics))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Point point(Instant time, Duration period, Map<String, Map<Instant, Double>> statistics) {
        Double count = value(statistics, "SampleCount", time);
        Double sum = value(statistics, "Sum", time);
        Double minimum = value(statistics, "Minimum", time);
        Double maximum = value(statistics, "Maximum", time);
        if (count == null || sum == null || minimum == null || maximum == null) {
            return null;
        }
        return new Point(time, period, count, sum, minimum, maximum, quantiles(time, statistics));
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
