package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PointAssemblyTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MetricToRead ALL = asking("A", "SampleCount", "Sum", "Minimum", "Maximum", "p50", "p99.9");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void aPointHasItsStatisticsAndThePercentilesThatCloudWatchHas() {
        var points = points(
                ALL,
                Map.of(
                        "SampleCount", Map.of(LATER, 5.0, NOON, 2.0),
                        "Sum", Map.of(LATER, 0.0, NOON, 30.0),
                        "Minimum", Map.of(LATER, 0.0, NOON, 10.0),
                        "Maximum", Map.of(LATER, 0.0, NOON, 20.0),
                        "p99.9", Map.of(NOON, 19.0),
                        "p50", Map.of()));

        assertThat(points)
                .containsExactly(
                        new Point(NOON, MINUTE, 2, 30, 10, 20, new TreeMap<>(Map.of(0.999, 19.0))),
                        new Point(LATER, MINUTE, 5, 0, 0, 0, new TreeMap<>()));
    }

    @Test
    void aTimeThatLacksAStatisticIsLeftOutRatherThanFilledUp() {
        var points = points(
                ALL,
                Map.of(
                        "SampleCount", Map.of(NOON, 2.0, LATER, 1.0),
                        "Sum", Map.of(NOON, 30.0, LATER, 1.0),
                        "Minimum", Map.of(NOON, 10.0, LATER, 1.0),
                        "Maximum", Map.of(NOON, 20.0)));

        assertThat(points).extracting(Point::start).containsExactly(NOON);
    }

    @Test
    void aPointHasTheStatisticsThatWereAskedForAndNoOthers() {
        Map<String, Map<Instant, Double>> average = Map.of(
                "SampleCount", Map.of(NOON, 2.0, LATER, 4.0),
                "Sum", Map.of(NOON, 30.0));

        assertThat(points(asking("A", "SampleCount", "Sum"), average))
                .containsExactly(new Point(NOON, MINUTE, 2.0, 30.0, null, null, new TreeMap<>()));
        assertThat(points(asking("A", "Maximum"), Map.of("Maximum", Map.of(LATER, 0.0, NOON, 20.0))))
                .containsExactly(
                        new Point(NOON, MINUTE, null, null, null, 20.0, new TreeMap<>()),
                        new Point(LATER, MINUTE, null, null, null, 0.0, new TreeMap<>()));
    }

    @Test
    void aStatisticOfWhichCloudWatchSaidNothingIsMissingAndNotUnasked() {
        assertThat(points(asking("A", "SampleCount", "Sum"), Map.of("Sum", Map.of(NOON, 30.0))))
                .isEmpty();
    }

    private static List<Point> points(MetricToRead asked, Map<String, Map<Instant, Double>> statistics) {
        PointAssembly assembly = new PointAssembly(asked);
        statistics.forEach((statistic, values) -> {
            List<Instant> times = List.copyOf(values.keySet());
            assembly.add(
                    asked.statistics().indexOf(statistic),
                    times,
                    times.stream().map(values::get).toList());
        });
        return assembly.points();
    }
}
