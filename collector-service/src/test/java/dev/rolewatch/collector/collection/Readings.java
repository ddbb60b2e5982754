package dev.rolewatch.collector.collection;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.WINDOW;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.collector.collection.MetricAnswer.Result;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Readings for tests, and what becomes of them. */
final class Readings {
    static final Failure DENIED = new Failure(NotReadReason.DENIED, "Allow it.");
    static final Failure THROTTLED = new Failure(NotReadReason.THROTTLED, "Wait.");
    static final Failure REJECTED = new Failure(NotReadReason.REJECTED, "Not this.");

    private Readings() {}

    static Collected publish(Collector collector, Reading reading) {
        Collector.Batch batch = collector.begin();
        Collected collected = batch.collect(List.of(reading));
        batch.published(NOON);
        return collected;
    }

    static Reading reading(int throttles, MetricAnswer... answers) {
        List<TakenItem> items = List.of(answers).stream()
                .map(answer -> answer.asked().taken())
                .distinct()
                .toList();
        return new Reading(AccountRegion.of(items.get(0).item()), items, NOON, 1, throttles, List.of(answers));
    }

    static MetricAnswer answer(WorkItem item, Result result) {
        return new MetricAnswer(
                new AskedMetric(new TakenItem(item, 0), item.metrics().get(0)), result, 1);
    }

    static Points points(double... sums) {
        return points(IntStream.range(0, sums.length)
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

    static Points points(List<Point> points) {
        return new Points(PointTables.of(points));
    }

    static Point point(Instant start, Double sum, Double minimum, Double maximum) {
        return new Point(start, Duration.ofMinutes(1), null, sum, minimum, maximum, new TreeMap<>());
    }

    static List<Double> values(Collected collected) {
        return collected.metrics().stream()
                .flatMap(metrics -> metrics.batch().resources().stream())
                .flatMap(resource -> resource.series().stream())
                .map(Series::points)
                .flatMap(List::stream)
                .map(Point::sum)
                .toList();
    }

    static List<ItemOutcome> outcomes(Collected collected) {
        return collected.reports().stream()
                .flatMap(report -> report.items().stream())
                .toList();
    }
}
