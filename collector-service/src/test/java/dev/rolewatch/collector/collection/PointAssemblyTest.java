package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    @Test
    void pagesAreJoinedInWhateverOrderTheirTimesAreAndWhatIsToldLastOfATimeHolds() {
        PointAssembly assembly = new PointAssembly(asking("A", "SampleCount", "Sum"));
        assembly.add(0, millis(LATER), new double[] {2});
        assembly.add(1, millis(LATER), new double[] {20});
        assembly.add(0, millis(NOON, LATER.plusSeconds(60)), new double[] {1, 3});
        assembly.add(1, millis(NOON, LATER, LATER.plusSeconds(120)), new double[] {10, 25, 40});

        assertThat(assembly.points())
                .containsExactly(
                        new Point(NOON, MINUTE, 1.0, 10.0, null, null, new TreeMap<>()),
                        new Point(LATER, MINUTE, 2.0, 25.0, null, null, new TreeMap<>()));
    }

    @Test
    void aPartOfTheTableHasThePointsThatStartWithinAWindow() {
        PointAssembly assembly = new PointAssembly(asking("A", "Sum"));
        assembly.add(0, millis(NOON, LATER, LATER.plusSeconds(60)), new double[] {1, 2, 3});
        PointTable table = assembly.points();

        assertThat(table.in(new Window(LATER, LATER.plusSeconds(60))))
                .singleElement()
                .satisfies(point -> assertThat(point.sum()).isEqualTo(2));
        assertThat(table.in(new Window(LATER.plusSeconds(1), LATER.plusSeconds(61))))
                .extracting(Point::sum)
                .containsExactly(3.0);
        assertThat(table.in(new Window(NOON.minusSeconds(60), NOON))).isEmpty();
        assertThat(table.in(new Window(NOON, LATER.plusSeconds(61)))).hasSize(3);
        assertThat(table.in(new Window(LATER, LATER.plusSeconds(61))).in(new Window(NOON, LATER.plusSeconds(60))))
                .extracting(Point::sum)
                .containsExactly(2.0);
    }

    private static long[] millis(Instant... times) {
        return Stream.of(times).mapToLong(Instant::toEpochMilli).toArray();
    }

    private static List<Point> points(MetricToRead asked, Map<String, Map<Instant, Double>> statistics) {
        PointAssembly assembly = new PointAssembly(asked);
        statistics.forEach((statistic, values) -> {
            List<Instant> times = List.copyOf(values.keySet());
            assembly.add(
                    asked.statistics().indexOf(statistic),
                    times.stream().mapToLong(Instant::toEpochMilli).toArray(),
                    times.stream().mapToDouble(values::get).toArray());
        });
        return assembly.points();
    }
}
