package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.collection.Readings.answer;
import static dev.rolewatch.collector.collection.Readings.outcomes;
import static dev.rolewatch.collector.collection.Readings.point;
import static dev.rolewatch.collector.collection.Readings.points;
import static dev.rolewatch.collector.collection.Readings.publish;
import static dev.rolewatch.collector.collection.Readings.reading;
import static dev.rolewatch.collector.collection.Readings.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private final Collector collector = new Collector(new PointMemory(10_000), new Troubles());
    private final WorkItem item = item("i-1", WINDOW, minutely("A"));

    @Test
    void aPointIsPublishedWhenFirstSeenAndAgainOnlyIfItChanged() {
        assertThat(values(publish(collector, reading(0, answer(item, points(1, 2, 3))))))
                .containsExactly(1.0, 2.0, 3.0);

        assertThat(values(publish(collector, reading(0, answer(item, points(1, 5, 3, 4))))))
                .containsExactly(5.0, 4.0);
    }

    @Test
    void aPointThatIsReadWithOtherStatisticsThanBeforeIsPublishedOnceMore() {
        Points all = points(1, 2);
        Points fewest = points(all.points().stream()
                .map(point -> new Point(
                        point.start(), point.period(), point.count(), point.sum(), null, null, new TreeMap<>()))
                .toList());
        publish(collector, reading(0, answer(item, all)));

        assertThat(values(publish(collector, reading(0, answer(item, fewest))))).containsExactly(1.0, 2.0);
        assertThat(values(publish(collector, reading(0, answer(item, fewest))))).isEmpty();
    }

    @Test
    void pointsThatDifferOnlyInWhichStatisticTheyHaveAreDifferent() {
        Instant start = WINDOW.from();
        Points minimum = points(List.of(point(start, null, 3.0, null)));
        Points maximum = points(List.of(point(start, null, null, 3.0)));
        Points zero = points(List.of(point(start, 0.0, null, 3.0)));

        for (Points one : List.of(minimum, maximum, zero)) {
            assertThat(publish(collector, reading(0, answer(item, one))).metrics())
                    .hasSize(1);
        }
    }

    @Test
    void aBatchThatWasNotPublishedIsPublishedWholeTheNextTime() {
        collector.begin().collect(List.of(reading(0, answer(item, points(1, 2)))));

        assertThat(values(publish(collector, reading(0, answer(item, points(1, 2))))))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void aPartitionThatWasHandedOverLeavesNothingRemembered() {
        publish(collector, reading(0, answer(item, points(1, 2))));

        collector.forget(List.of(0));

        assertThat(collector.remembered()).isZero();
        assertThat(values(publish(collector, reading(0, answer(item, points(1, 2))))))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void theMemoryIsBoundedAndWhatWasForgottenIsRepeated() {
        Collector small = new Collector(new PointMemory(150), new Troubles());
        Reading one = reading(0, answer(item, points(1, 2, 3)));
        Reading another = reading(0, answer(item("i-2", WINDOW, minutely("A")), points(1, 2, 3)));
        publish(small, one);
        publish(small, another);

        assertThat(small.remembered()).isEqualTo(3);
        assertThat(values(publish(small, one)).size()
                        + values(publish(small, another)).size())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void pointsThatCameWithACallThatIsWiderThanTheirMetricsWindowAreNeitherPublishedNorKeepItFromBeingSilent() {
        Window early = new Window(NOON.minusSeconds(600), NOON.minusSeconds(300));
        Window late = new Window(NOON.minusSeconds(120), NOON);
        WorkItem narrow = item("i-1", late, minutely("A"));

        assertThat(values(publish(collector, reading(0, answer(narrow, points(1, 2, 3, 4, 5, 6))))))
                .containsExactly(4.0, 5.0);
        assertThat(outcomes(publish(collector, reading(0, answer(item("i-2", early, minutely("A")), points(1))))))
                .singleElement()
                .isInstanceOfSatisfying(
                        ItemOutcome.Read.class,
                        read -> assertThat(read.silent()).containsExactly("A"));
    }

    @Test
    void whatIsPublishedAgainAfterAFailoverIsIdentical() {
        Reading reading = reading(0, answer(item, points(1, 2, 3)));
        Collector successor = new Collector(new PointMemory(10_000), new Troubles());

        assertThat(encoded(publish(successor, reading)))
                .hasSize(1)
                .usingRecursiveComparison()
                .isEqualTo(encoded(publish(collector, reading)));
    }

    @Test
    void anItemIsReadThroughWhereTheFirstOfItsMetricsEnds() {
        WorkItem two = item("i-1", WINDOW, minutely("A"), metric("B", Duration.ofMinutes(5)));
        Reading reading = read(ReadingPlan.of(List.of(new TakenItem(two, 0)), NOON.plusSeconds(420)));

        assertThat(outcomes(publish(collector, reading)))
                .singleElement()
                .isInstanceOfSatisfying(
                        ItemOutcome.Read.class,
                        read -> assertThat(read.through()).isEqualTo(NOON.plusSeconds(300)));
    }

    private static List<byte[]> encoded(Collected collected) {
        return collected.metrics().stream()
                .map(metrics -> OtlpMetrics.encode(metrics.batch()))
                .toList();
    }

    private static Reading read(List<ReadingPlan> plans) {
        return reading(
                0,
                plans.get(0).calls().stream()
                        .flatMap(call -> call.metrics().stream())
                        .map(asked -> new MetricAnswer(asked, points(1), 1))
                        .toArray(MetricAnswer[]::new));
    }
}
