package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.item;
import static dev.rolewatch.collector.Items.metric;
import static dev.rolewatch.collector.Items.minutely;
import static dev.rolewatch.collector.collection.Readings.answer;
import static dev.rolewatch.collector.collection.Readings.outcomes;
import static dev.rolewatch.collector.collection.Readings.points;
import static dev.rolewatch.collector.collection.Readings.publish;
import static dev.rolewatch.collector.collection.Readings.reading;
import static dev.rolewatch.collector.collection.Readings.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordSizesTest {
    private static final Window LONG = new Window(WINDOW.from(), WINDOW.from().plus(Duration.ofDays(14)));

    private final Collector collector = new Collector(new PointMemory(100_000), new Troubles());

    @Test
    void aLargeReadingBecomesRecordsThatKafkaTakesAndLosesNothing() {
        MetricAnswer[] answers = IntStream.range(0, 1200)
                .mapToObj(i -> answer(
                        item("i-" + i, LONG, metric("A-rather-long-metric-name", Duration.ofMinutes(1))),
                        points(DoubleStream.iterate(1, v -> v + 1).limit(10).toArray())))
                .toArray(MetricAnswer[]::new);
        MetricAnswer huge = answer(
                item("i-1", LONG, minutely("A")),
                points(DoubleStream.iterate(1, v -> v + 1).limit(20_000).toArray()));

        Collected many = publish(collector, reading(0, answers));
        Collected one = publish(collector, reading(0, huge));

        assertThat(values(many)).hasSize(12_000);
        assertThat(values(one)).hasSize(20_000);
        assertThat(many.metrics()).hasSizeGreaterThan(1);
        assertThat(many.metrics()).allSatisfy(RecordSizesTest::fits);
        assertThat(one.metrics()).allSatisfy(RecordSizesTest::fits);
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

    private static void fits(Collected.ReadMetrics metrics) {
        assertThat(OtlpMetrics.encode(metrics.batch()).length).isLessThan(900_000);
    }
}
