package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tables of given points, as their assembly makes them. */
public final class PointTables {
    private PointTables() {}

    /** A table of no points. */
    public static PointTable none() {
        return of(List.of());
    }

    /**
     * @param points of which all have the same of the four statistics
     */
    public static PointTable of(List<Point> points) {
        List<String> statistics = points.isEmpty() ? Point.FOUR : points.get(0).statistics();
        List<Double> quantiles = points.stream()
                .flatMap(point -> point.quantiles().keySet().stream())
                .distinct()
                .toList();
        Duration period =
                points.isEmpty() ? Duration.ofMinutes(1) : points.get(0).period();
        List<String> asked = Stream.concat(
                        statistics.stream(), quantiles.stream().map(PointTables::percentile))
                .toList();
        PointAssembly assembly = new PointAssembly(new MetricToRead("A", "Percent", period, asked));
        for (int i = 0; i < asked.size(); i++) {
            add(
                    assembly,
                    i,
                    points,
                    i < statistics.size() ? value(statistics.get(i)) : quantile(quantiles.get(i - statistics.size())));
        }
        return assembly.points();
    }

    private static void add(PointAssembly assembly, int statistic, List<Point> points, Function<Point, Double> value) {
        List<Point> having =
                points.stream().filter(point -> value.apply(point) != null).toList();
        assembly.add(
                statistic,
                having.stream().mapToLong(point -> point.start().toEpochMilli()).toArray(),
                having.stream().mapToDouble(value::apply).toArray());
    }

    private static Function<Point, Double> value(String statistic) {
        return switch (statistic) {
            case Point.SAMPLE_COUNT -> Point::count;
            case Point.SUM -> Point::sum;
            case Point.MINIMUM -> Point::minimum;
            default -> Point::maximum;
        };
    }

    private static Function<Point, Double> quantile(double quantile) {
        return point -> point.quantiles().get(quantile);
    }

    /** CloudWatch's name of a quantile: 0.99 is p99. */
    private static String percentile(double quantile) {
        return "p"
                + BigDecimal.valueOf(quantile)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
