package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.collection.Readings.REJECTED;
import static dev.rolewatch.collector.collection.Readings.answer;
import static dev.rolewatch.collector.collection.Readings.outcomes;
import static dev.rolewatch.collector.collection.Readings.points;
import static dev.rolewatch.collector.collection.Readings.publish;
import static dev.rolewatch.collector.collection.Readings.reading;
import static dev.rolewatch.collector.collection.Readings.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is reported of an item. */
class OutcomesTest {
    private final Collector collector = new Collector(new PointMemory(100_000), new Troubles());
    private final WorkItem item = item("i-1", WINDOW, minutely("A"));

    @Test
    void ofAnItemOfWhichOneMetricFailedTheOthersArePublishedAndItIsNotRead() {
        WorkItem two = item("i-1", WINDOW, minutely("A"), minutely("B"));
        TakenItem taken = new TakenItem(two, 0);

        Collected collected = publish(
                collector,
                reading(
                        0,
                        new MetricAnswer(new AskedMetric(taken, two.metrics().get(0)), points(1), 1),
                        new MetricAnswer(
                                new AskedMetric(taken, two.metrics().get(1)),
                                new Failure(NotReadReason.INCOMPLETE, "Again."),
                                2)));

        assertThat(values(collected)).containsExactly(1.0);
        assertThat(outcomes(collected))
                .containsExactly(new ItemOutcome.NotRead(
                        two.itemId(),
                        two.resource(),
                        two.cadence(),
                        NotReadReason.INCOMPLETE,
                        "Again.",
                        1,
                        3,
                        12,
                        List.of("B")));
    }

    @Test
    void aReportTellsWhatWasReadAndWhatItCosts() {
        WorkItem five = item("i-1", WINDOW, metric("A", Duration.ofMinutes(1), "p50", "p99"));

        CollectionReport report = publish(collector, reading(0, answer(five, points(1, 2))))
                .reports()
                .get(0);

        assertThat(report.calls()).isEqualTo(1);
        assertThat(report.billedStatistics()).isEqualTo(6);
        assertThat(report.items())
                .containsExactly(new ItemOutcome.Read(
                        five.itemId(), five.resource(), five.cadence(), WINDOW.to(), 2, 2, 6, null, List.of()));
    }

    @Test
    void aMetricThatCloudWatchRejectsForGoodDoesNotKeepTheOthersOfItsResourceWaiting() {
        WorkItem two = item("i-1", WINDOW, minutely("A"), minutely("Odd"));
        TakenItem taken = new TakenItem(two, 0);

        Collected collected = publish(
                collector,
                reading(
                        0,
                        new MetricAnswer(new AskedMetric(taken, two.metrics().get(0)), points(7), 1),
                        new MetricAnswer(new AskedMetric(taken, two.metrics().get(1)), REJECTED, 0)));

        assertThat(values(collected)).containsExactly(7.0);
        assertThat(outcomes(collected))
                .containsExactly(new ItemOutcome.Read(
                        two.itemId(),
                        two.resource(),
                        two.cadence(),
                        WINDOW.to(),
                        1,
                        1,
                        4,
                        new ItemOutcome.Rejected(List.of("Odd"), "Not this."),
                        List.of()));
    }

    @Test
    void aMetricOfWhichCloudWatchHadNoPointIsSilentAndARejectedOrUnchangedOneIsNot() {
        WorkItem four = item("i-1", WINDOW, minutely("A"), minutely("Quiet"), minutely("Odd"), minutely("Unkept"));
        TakenItem taken = new TakenItem(four, 0);
        Reading reading = reading(
                0,
                new MetricAnswer(new AskedMetric(taken, four.metrics().get(0)), points(7), 1),
                new MetricAnswer(new AskedMetric(taken, four.metrics().get(1)), points(), 1),
                new MetricAnswer(new AskedMetric(taken, four.metrics().get(2)), REJECTED, 0));

        publish(collector, reading);
        Collected again = publish(collector, reading);

        assertThat(values(again)).isEmpty();
        assertThat(outcomes(again))
                .singleElement()
                .isInstanceOfSatisfying(
                        ItemOutcome.Read.class,
                        read -> assertThat(read.silent()).containsExactly("Quiet"));
    }

    @Test
    void anItemOfWhichEverythingIsRejectedIsNotRead() {
        assertThat(outcomes(publish(collector, reading(0, answer(item, REJECTED)))))
                .containsExactly(new ItemOutcome.NotRead(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        NotReadReason.REJECTED,
                        "Not this.",
                        0,
                        1,
                        4,
                        List.of("A")));
    }
}
