package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.Items.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointMemoryTest {
    private final PointMemory memory = new PointMemory(10_000);
    private final AskedMetric asked = asked("i-1");

    /** Readings every five minutes, of which some go back as far as three hours; points come late and change. */
    @Test
    void whateverTheWindowsAPointIsPublishedWhenItIsNewAndWhenItChangesWithinTheWindowThatIsReadAgain() {
        Random random = new Random(1);
        Map<Integer, Integer> values = new TreeMap<>();
        Map<Instant, Double> known = new HashMap<>();
        int windowBefore = 0;
        for (int now = 200; now < 3000; now += 5) {
            for (int change = 0; change < 10; change++) {
                values.put(now - random.nextInt(30), random.nextInt(3));
            }
            int from = now - (random.nextInt(5) == 0 ? random.nextInt(180) : 15);
            List<Point> points = IntStream.rangeClosed(from, now)
                    .filter(values::containsKey)
                    .mapToObj(minute -> point(minute, values.get(minute)))
                    .toList();
            Instant settled = start(windowBefore);

            assertThat(publish(asked(from), points))
                    .isEqualTo(points.stream()
                            .filter(point -> !known.containsKey(point.start())
                                    || !point.start().isBefore(settled)
                                            && !point.sum().equals(known.get(point.start())))
                            .toList());
            points.forEach(point -> known.put(point.start(), point.sum()));
            windowBefore = from;
        }
    }

    @Test
    void aReadingThatGoesBackForAnotherMetricsSakePublishesOnlyWhatCameLate() {
        for (int from = 0; from < 180; from += 5) {
            publish(asked(from), points(from, from + 15, minute -> minute != 42));
        }

        assertThat(publish(asked(15), points(15, 190, minute -> true))).containsExactly(point(42, 1));
        assertThat(publish(asked(185), points(185, 200, minute -> true))).hasSize(10);
        assertThat(publish(asked(20), points(20, 200, minute -> true))).isEmpty();
    }

    @Test
    void whatTheNextWindowDoesNotReachTakesNoRoomAndWhatItReachesIsComparedWhole() {
        publish(memory, asked(0), start(15), points(0, 15, minute -> true));
        for (int now = 20; now < 200; now += 5) {
            int from = now - 15;
            List<Point> read = points(from, now, minute -> true);
            List<Point> changed = new ArrayList<>(read);
            changed.set(0, point(from, now));

            assertThat(publish(memory, asked(from), start(now), changed))
                    .startsWith(point(from, now))
                    .hasSize(6);
            assertThat(memory.points()).isEqualTo(11);
        }
    }

    @Test
    void anEmptyAnswerForgetsNothing() {
        publish(asked(0), points(0, 15, minute -> true));
        publish(asked(5), List.of());

        assertThat(publish(asked(5), points(5, 15, minute -> true))).isEmpty();
        assertThat(publish(asked(0), points(0, 15, minute -> true))).isEmpty();
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
    void seriesWithoutPointsTakeNoRoomAndThoseWithFewTakeWhatTheyCost() {
        PointMemory small = new PointMemory(3 * 80);
        for (int series = 0; series < 100; series++) {
            publish(small, asked("silent-" + series), NOON, List.of());
        }
        assertThat(small.forgotten()).isZero();

        for (int series = 0; series < 10; series++) {
            publish(small, asked("i-" + series), NOON, List.of(point(0, 1)));
        }
        assertThat(small.points()).isEqualTo(3);
        assertThat(small.forgotten()).isEqualTo(7);
    }

    @Test
    void whatWasReadLongestAgoIsForgottenFirst() {
        PointMemory small = new PointMemory(100 * 80);
        for (int series = 0; series < 150; series++) {
            publish(small, asked("i-" + series), NOON.plus(Duration.ofMinutes(series)), List.of(point(0, 1)));
        }

        assertThat(small.forgotten()).isBetween(40L, 60L);
        for (int series = (int) small.forgotten(); series < 150; series++) {
            assertThat(publish(small, asked("i-" + series), NOON.plus(Duration.ofMinutes(150)), List.of(point(0, 1))))
                    .isEmpty();
        }
    }

    @Test
    void aSeriesThatIsNoLongerReadIsForgottenAfterTwoDays() {
        publish(NOON, List.of(point(0, 1)));

        publish(asked("i-2"), NOON.plus(Duration.ofHours(49)), List.of(point(0, 1)));

        assertThat(memory.points()).isEqualTo(1);
        assertThat(memory.forgotten()).isZero();
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
        return publish(memory, metric, now, window);
    }

    private static List<Point> publish(PointMemory memory, AskedMetric metric, Instant now, List<Point> window) {
        PointMemory.Draft draft = memory.draft();
        List<Point> unpublished = new ArrayList<>(draft.unpublished(metric, window, now));
        draft.remember(now);
        return unpublished;
    }

    private List<Point> publish(AskedMetric metric, List<Point> points) {
        return publish(metric, NOON, points);
    }

    private static AskedMetric asked(String instance) {
        return new AskedMetric(taken(item(instance, WINDOW, minutely("A"))), minutely("A"));
    }

    /** With a window from that minute on. */
    private static AskedMetric asked(int from) {
        Window window = new Window(start(from), start(from).plus(Duration.ofHours(3)));
        return new AskedMetric(taken(item("i-1", window, minutely("A"))), minutely("A"));
    }

    private static List<Point> points(int from, int to, IntPredicate there) {
        return IntStream.range(from, to)
                .filter(there)
                .mapToObj(minute -> point(minute, 1))
                .toList();
    }

    private static Point point(int minute, double value) {
        return new Point(start(minute), Duration.ofMinutes(1), 1, value, value, value, new TreeMap<>());
    }

    private static Instant start(int minute) {
        return WINDOW.from().plus(Duration.ofMinutes(minute));
    }
}
