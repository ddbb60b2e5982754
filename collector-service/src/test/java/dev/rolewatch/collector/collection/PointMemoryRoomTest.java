package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a memory takes room for, and what it forgets. */
class PointMemoryRoomTest extends PointMemoryFixture {
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

        assertThat(publish(memory, asked(20), start(200), points(20, 200, minute -> true)))
                .isEqualTo(points(195, 200, minute -> true));
    }

    @Test
    void whereIntervalsAreStretchedOnlyWhatTheNextWindowReachesTakesRoom() {
        publish(memory, asked(0, 40), start(40), points(0, 40, minute -> true));
        publish(memory, asked(30, 70), start(71), points(30, 70, minute -> true));

        assertThat(memory.points()).isEqualTo(11);
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
    void aSeriesThatIsNoLongerReadIsForgottenAfterTwoDays() {
        publish(NOON, List.of(point(0, 1)));

        publish(asked("i-2"), NOON.plus(Duration.ofHours(26)), List.of(point(0, 1)));
        assertThat(memory.points()).isEqualTo(2);
        publish(asked("i-2"), NOON.plus(Duration.ofHours(49)), List.of(point(0, 1)));

        assertThat(memory.points()).isEqualTo(1);
        assertThat(memory.forgotten()).isZero();
        assertThat(publish(NOON, List.of(point(0, 1)))).hasSize(1);
    }

    @Test
    void aSeriesMayTakeAllTheRoomAndNoByteMore() {
        PointMemory small = new PointMemory(68 + 4 * 13);
        publish(small, asked, NOON, points(0, 13, minute -> true));
        assertThat(small.forgotten()).isZero();

        publish(small, asked, NOON, points(0, 14, minute -> true));

        assertThat(small.forgotten()).isEqualTo(1);
        assertThat(small.points()).isZero();
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
    void aSeriesThatIsReadAgainIsNotTheFirstToBeForgotten() {
        PointMemory ofTwo = new PointMemory(160);
        Instant later = NOON.plus(Duration.ofMinutes(1));
        publish(ofTwo, asked("i-1"), NOON, List.of(point(0, 1)));
        publish(ofTwo, asked("i-2"), NOON, List.of(point(0, 1)));
        publish(ofTwo, asked("i-1"), later, List.of(point(0, 1)));
        publish(ofTwo, asked("i-3"), later, List.of(point(0, 1)));

        assertThat(publish(ofTwo, asked("i-1"), later, List.of(point(0, 1)))).isEmpty();
        assertThat(publish(ofTwo, asked("i-2"), later, List.of(point(0, 1)))).hasSize(1);
    }

    @Test
    void aSeriesThatHasNoPointsForLongerThanReadingsGoBackTakesNoRoomAnyMore() {
        publish(asked(0), points(0, 15, minute -> true));

        publish(asked(400), List.of());

        assertThat(memory.points()).isZero();
    }

    @Test
    void whatBeginsWithoutPointsTakesNoRoomBeforeTheFirst() {
        publish(asked(0), points(10, 15, minute -> true));

        assertThat(memory.points()).isEqualTo(5);
    }

    @Test
    void aPartitionThatWasHandedOverTakesItsSeriesAlongAndNoOthers() {
        publish(asked("i-1"), NOON, List.of(point(0, 1)));
        WorkItem item = item("i-2", WINDOW, minutely("A"));
        AskedMetric elsewhere = new AskedMetric(new TakenItem(item, 7), minutely("A"));
        publish(elsewhere, NOON, points(0, 15, minute -> true));
        publish(elsewhere, NOON.plusSeconds(300), points(0, 15, minute -> true));

        memory.forget(List.of(7));

        assertThat(memory.points()).isEqualTo(1);
        assertThat(publish(asked("i-1"), NOON, List.of(point(0, 1)))).isEmpty();
    }
}
