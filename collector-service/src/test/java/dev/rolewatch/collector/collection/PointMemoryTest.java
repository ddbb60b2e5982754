package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointMemoryTest {
    private final PointMemory memory = new PointMemory(1000);
    private final AskedMetric asked = asked("i-1");

    @Test
    void whateverTheWindowsOnlyWhatTheWindowBeforeHadWithTheSameValuesIsNotPublished() {
        Random random = new Random(1);
        Map<Instant, Double> before = Map.of();
        for (int reading = 0; reading < 200; reading++) {
            int from = random.nextInt(20);
            List<Point> window = IntStream.range(from, from + random.nextInt(10))
                    .filter(minute -> random.nextInt(4) > 0)
                    .mapToObj(minute -> point(minute, random.nextInt(3)))
                    .toList();
            Map<Instant, Double> known = before;

            assertThat(publish(NOON, window))
                    .isEqualTo(window.stream()
                            .filter(point -> !point.sum().equals(known.get(point.start())))
                            .toList());
            before = new TreeMap<>();
            for (Point point : window) {
                before.put(point.start(), point.sum());
            }
        }
    }

    @Test
    void aSeriesThatIsReadTwiceInABatchIsRememberedWithAllThatWasRead() {
        PointMemory.Draft draft = memory.draft();
        assertThat(draft.unpublished(asked, List.of(point(7, 1), point(8, 1)), NOON))
                .hasSize(2);
        assertThat(draft.unpublished(asked, List.of(point(2, 1), point(8, 5)), NOON))
                .hasSize(2);
        draft.remember(NOON);

        assertThat(publish(NOON, List.of(point(2, 1), point(7, 1), point(8, 5))))
                .isEmpty();
    }

    @Test
    void periodsWithoutAPointTakeRoomToo() {
        publish(NOON, List.of(point(0, 1), point(9, 1)));

        assertThat(memory.points()).isEqualTo(10);
    }

    @Test
    void aSeriesThatIsNoLongerReadIsForgottenAfterTwoDays() {
        publish(NOON, List.of(point(0, 1)));

        publish(asked("i-2"), NOON.plus(Duration.ofHours(49)), List.of(point(0, 1)));

        assertThat(memory.points()).isEqualTo(1);
        assertThat(publish(NOON, List.of(point(0, 1)))).hasSize(1);
    }

    @Test
    void metricsOfOneResourceAndPeriodsOfOneMetricAreSeriesOfTheirOwn() {
        publish(NOON, List.of(point(0, 1)));

        for (var other : List.of(minutely("B"), metric("A", Duration.ofHours(1)))) {
            AskedMetric metric = new AskedMetric(taken(item("i-1", WINDOW, other)), other);
            assertThat(publish(metric, NOON, List.of(point(0, 1)))).hasSize(1);
        }
    }

    private List<Point> publish(Instant now, List<Point> window) {
        return publish(asked, now, window);
    }

    private List<Point> publish(AskedMetric metric, Instant now, List<Point> window) {
        PointMemory.Draft draft = memory.draft();
        List<Point> unpublished = new ArrayList<>(draft.unpublished(metric, window, now));
        draft.remember(now);
        return unpublished;
    }

    private static AskedMetric asked(String instance) {
        return new AskedMetric(taken(item(instance, WINDOW, minutely("A"))), minutely("A"));
    }

    private static Point point(int minute, double value) {
        return new Point(
                WINDOW.from().plus(Duration.ofMinutes(minute)),
                Duration.ofMinutes(1),
                1,
                value,
                value,
                value,
                new TreeMap<>());
    }
}
