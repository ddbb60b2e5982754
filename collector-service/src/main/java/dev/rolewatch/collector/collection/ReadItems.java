package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The items of a reading: what became of each, and what is to be published. An item is read when all of its metrics are;
 * of an item that is not, nothing is published, for its next window starts where this one did.
 */
record ReadItems(List<ItemOutcome> outcomes, List<ResourcePoints> resources) {
    static ReadItems of(Reading reading, PointMemory.Draft memory) {
        Map<String, List<MetricAnswer>> answers = reading.answers().stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.asked().taken().item().itemId()));
        List<ItemOutcome> outcomes = new ArrayList<>();
        List<ResourcePoints> resources = new ArrayList<>();
        for (var taken : reading.items()) {
            WorkItem item = taken.item();
            List<MetricAnswer> ofItem = answers.getOrDefault(item.itemId(), List.of());
            int billed = billedMetrics(ofItem);
            Optional<Failure> failure = firstFailure(ofItem);
            if (failure.isPresent()) {
                outcomes.add(new ItemOutcome.NotRead(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        failure.get().reason(),
                        failure.get().detail(),
                        billed));
                continue;
            }
            List<Series> series = unpublished(ofItem, reading, memory);
            int points = series.stream().mapToInt(one -> one.points().size()).sum();
            outcomes.add(new ItemOutcome.Read(
                    item.itemId(),
                    item.resource(),
                    item.cadence(),
                    item.window().to(),
                    points,
                    billed));
            if (points > 0) {
                resources.add(new ResourcePoints(item.resource(), item.arn(), item.tags(), series));
            }
        }
        return new ReadItems(outcomes, resources);
    }

    private static List<Series> unpublished(List<MetricAnswer> answers, Reading reading, PointMemory.Draft memory) {
        List<Series> series = new ArrayList<>();
        for (MetricAnswer answer : answers) {
            if (answer.result() instanceof Points read) {
                List<Point> points = memory.unpublished(answer.asked(), read.points(), reading.readAt());
                if (!points.isEmpty()) {
                    var metric = answer.asked().metric();
                    series.add(new Series(metric.name(), metric.unit(), points));
                }
            }
        }
        return series;
    }

    private static Optional<Failure> firstFailure(List<MetricAnswer> answers) {
        return answers.stream()
                .map(MetricAnswer::result)
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .findFirst();
    }

    private static int billedMetrics(List<MetricAnswer> answers) {
        return answers.stream()
                .mapToInt(answer -> answer.timesBilled() * answer.asked().billedMetrics())
                .sum();
    }
}
