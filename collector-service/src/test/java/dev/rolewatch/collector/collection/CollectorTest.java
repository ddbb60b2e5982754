package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.MetricAnswer.Result;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final Failure DENIED = new Failure(NotReadReason.DENIED, "Allow it.");
    private static final Failure THROTTLED = new Failure(NotReadReason.THROTTLED, "Wait.");

    private static final Failure REJECTED = new Failure(NotReadReason.REJECTED, "Not this.");

    private final Collector collector = new Collector(new PointMemory(1000), new Troubles());
    private final WorkItem item = item("i-1", WINDOW, minutely("A"));

    @Test
    void aPointIsPublishedWhenFirstSeenAndAgainOnlyIfItChanged() {
        assertThat(values(publish(item, 1, 2, 3))).containsExactly(1.0, 2.0, 3.0);

        assertThat(values(publish(item, 1, 5, 3, 4))).containsExactly(5.0, 4.0);
    }

    @Test
    void aPointThatIsReadWithOtherStatisticsThanBeforeIsPublishedOnceMore() {
        Points all = points(1, 2);
        Points fewest = new Points(all.points().stream()
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
        Points minimum = new Points(List.of(point(start, null, 3.0, null)));
        Points maximum = new Points(List.of(point(start, null, null, 3.0)));
        Points zero = new Points(List.of(point(start, 0.0, null, 3.0)));

        for (Points one : List.of(minimum, maximum, zero)) {
            assertThat(publish(collector, reading(0, answer(item, one))).metrics())
                    .hasSize(1);
        }
    }

    @Test
    void aBatchThatWasNotPublishedIsPublishedWholeTheNextTime() {
        collector.begin().collect(List.of(reading(0, answer(item, points(1, 2)))));

        assertThat(values(publish(item, 1, 2))).containsExactly(1.0, 2.0);
    }

    @Test
    void aPartitionThatWasHandedOverLeavesNothingRemembered() {
        publish(item, 1, 2);

        collector.forget(List.of(0));

        assertThat(collector.remembered()).isZero();
        assertThat(values(publish(item, 1, 2))).containsExactly(1.0, 2.0);
    }

    @Test
    void theMemoryIsBoundedAndForgetsTheSeriesThatWasReadLongestAgo() {
        Collector small = new Collector(new PointMemory(5), new Troubles());
        WorkItem other = item("i-2", WINDOW, minutely("A"));
        publish(small, reading(0, answer(item, points(1, 2, 3))));

        publish(small, reading(0, answer(other, points(1, 2, 3))));

        assertThat(small.remembered()).isEqualTo(3);
        assertThat(values(publish(small, reading(0, answer(other, points(1, 2, 3))))))
                .isEmpty();
        assertThat(values(publish(small, reading(0, answer(item, points(1, 2, 3))))))
                .hasSize(3);
    }

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
    void aLargeReadingBecomesRecordsThatKafkaTakesAndLosesNothing() {
        MetricAnswer[] answers = IntStream.range(0, 1200)
                .mapToObj(i -> answer(
                        item("i-" + i, WINDOW, metric("A-rather-long-metric-name", Duration.ofMinutes(1))),
                        points(DoubleStream.iterate(1, v -> v + 1).limit(10).toArray())))
                .toArray(MetricAnswer[]::new);
        MetricAnswer huge = answer(
                item, points(DoubleStream.iterate(1, v -> v + 1).limit(20_000).toArray()));

        Collected many = publish(collector, reading(0, answers));
        Collected one = publish(collector, reading(0, huge));

        assertThat(values(many)).hasSize(12_000);
        assertThat(values(one)).hasSize(20_000);
        assertThat(many.metrics()).hasSizeGreaterThan(1);
        assertThat(many.metrics()).allSatisfy(CollectorTest::fits);
        assertThat(one.metrics()).allSatisfy(CollectorTest::fits);
        assertThat(outcomes(many)).hasSize(1200);
    }

    @Test
    void aReportOfLongItemsBecomesRecordsThatKafkaTakesAndThatTellWhatIsSpentOnce() {
        String long255 = "é".repeat(255);
        MetricAnswer[] answers = IntStream.range(0, 400)
                .mapToObj(i -> answer(
                        item(i + "-" + "n".repeat(900), WINDOW, minutely("A")),
                        new Failure(NotReadReason.INCOMPLETE, long255.repeat(100))))
                .toArray(MetricAnswer[]::new);

        List<CollectionReport> reports = publish(collector, reading(0, answers)).reports();

        assertThat(reports)
                .hasSizeGreaterThan(1)
                .allSatisfy(report -> assertThat(Json.write(report)).hasSizeLessThan(900_000))
                .allSatisfy(report -> assertThat(report.billedStatistics())
                        .isEqualTo(4 * report.items().size()));
        assertThat(reports).extracting(CollectionReport::calls).startsWith(1).containsOnlyOnce(1);
        assertThat(reports.stream().mapToInt(report -> report.items().size()).sum())
                .isEqualTo(400);
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

    @Test
    void anAccountsTroubleIsToldWhenItBeginsAndWhenItEndsAndNotBetween() {
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .singleElement()
                .isInstanceOf(AccountEvent.Denied.class);
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .isEmpty();
        assertThat(publish(collector, reading(2, answer(item, THROTTLED))).events())
                .singleElement()
                .isInstanceOf(AccountEvent.Throttled.class);
        assertThat(publish(item, 1).events()).singleElement().isInstanceOf(AccountEvent.Recovered.class);
        assertThat(publish(item, 1).events()).isEmpty();
    }

    @Test
    void anAccountsTroubleIsForgottenWithItsPartition() {
        publish(collector, reading(0, answer(item, DENIED)));

        collector.forget(List.of(1));
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .isEmpty();

        collector.forget(List.of(0));
        assertThat(publish(collector, reading(0, answer(item, DENIED))).events())
                .hasSize(1);
    }

    @Test
    void ourOwnShareRunningOutIsNotToldAsTheAccountsTrouble() {
        assertThat(publish(collector, reading(0, answer(item, THROTTLED))).events())
                .isEmpty();
    }

    private Collected publish(WorkItem of, double... sums) {
        return publish(collector, reading(0, answer(of, points(sums))));
    }

    private static Collected publish(Collector collector, Reading reading) {
        Collector.Batch batch = collector.begin();
        Collected collected = batch.collect(List.of(reading));
        batch.published(NOON);
        return collected;
    }

    private static Reading reading(int throttles, MetricAnswer... answers) {
        List<TakenItem> items = List.of(answers).stream()
                .map(answer -> answer.asked().taken())
                .distinct()
                .toList();
        return new Reading(AccountRegion.of(items.get(0).item()), items, NOON, 1, throttles, List.of(answers));
    }

    private static MetricAnswer answer(WorkItem item, Result result) {
        return new MetricAnswer(
                new AskedMetric(new TakenItem(item, 0), item.metrics().get(0)), result, 1);
    }

    private static Points points(double... sums) {
        return new Points(IntStream.range(0, sums.length)
                .mapToObj(i -> new Point(
                        WINDOW.from().plusSeconds(60L * i),
                        Duration.ofMinutes(1),
                        1,
                        sums[i],
                        sums[i],
                        sums[i],
                        new TreeMap<>()))
                .toList());
    }

    private static Point point(Instant start, Double sum, Double minimum, Double maximum) {
        return new Point(start, Duration.ofMinutes(1), null, sum, minimum, maximum, new TreeMap<>());
    }

    private static List<Double> values(Collected collected) {
        return collected.metrics().stream()
                .flatMap(metrics -> metrics.batch().resources().stream())
                .flatMap(resource -> resource.series().stream())
                .map(Series::points)
                .flatMap(List::stream)
                .map(Point::sum)
                .toList();
    }

    private static List<ItemOutcome> outcomes(Collected collected) {
        return collected.reports().stream()
                .flatMap(report -> report.items().stream())
                .toList();
    }

    private static void fits(Collected.ReadMetrics metrics) {
        assertThat(OtlpMetrics.encode(metrics.batch()).length).isLessThan(900_000);
    }
}
