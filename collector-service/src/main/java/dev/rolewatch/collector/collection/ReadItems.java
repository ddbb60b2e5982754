package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Points;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The items of a reading: what became of each, and what is to be published. An item is read when all of its metrics are,
 * but for those that CloudWatch rejects for good. Of an item that is not, what was read is published all the same, and its
 * next window starts where this one did.
 */
record ReadItems(List<ItemOutcome> outcomes, List<ResourcePoints> resources) {
    static ReadItems of(Reading reading, PointMemory.Draft memory) {
        Map<String, List<MetricAnswer>> answers = reading.answers().stream()
                .map(MetricAnswer::clipped)
                .collect(Collectors.groupingBy(
                        answer -> answer.asked().taken().item().itemId()));
        List<ItemOutcome> outcomes = new ArrayList<>();
        List<ResourcePoints> resources = new ArrayList<>();
        for (var taken : reading.items()) {
            WorkItem item = taken.item();
            List<MetricAnswer> ofItem = answers.getOrDefault(item.itemId(), List.of());
            Optional<Failure> unread = whyNotRead(ofItem);
            List<Series> series = unpublished(ofItem, reading, memory);
            outcomes.add(unread.isPresent() ? notRead(item, unread.get(), series, ofItem) : read(item, series, ofItem));
            if (!series.isEmpty()) {
                resources.add(new ResourcePoints(item.resource(), item.arn(), item.tags(), series));
            }
        }
        return new ReadItems(outcomes, resources);
    }

    /** Rejections alone keep nothing waiting, unless nothing else is there: then the item's report is where they are seen. */
    private static Optional<Failure> whyNotRead(List<MetricAnswer> answers) {
        Optional<Failure> passing = failures(answers)
                .filter(failure -> failure.reason() != NotReadReason.REJECTED)
                .findFirst();
        boolean nothing = answers.stream().allMatch(answer -> answer.result() instanceof Failure);
        return nothing ? passing.or(() -> failures(answers).findFirst()) : passing;
    }

    private static ItemOutcome notRead(WorkItem item, Failure why, List<Series> series, List<MetricAnswer> answers) {
        return new ItemOutcome.NotRead(
                item.itemId(),
                item.resource(),
                item.cadence(),
                why.reason(),
                why.detail(),
                points(series),
                billedMetrics(answers),
                billedStatistics(answers),
                names(answers, result -> result instanceof Failure));
    }

    private static ItemOutcome read(WorkItem item, List<Series> series, List<MetricAnswer> answers) {
        return new ItemOutcome.Read(
                item.itemId(),
                item.resource(),
                item.cadence(),
                through(item, answers),
                points(series),
                billedMetrics(answers),
                billedStatistics(answers),
                failures(answers)
                        .findFirst()
                        .map(first -> new ItemOutcome.Rejected(
                                names(answers, result -> result instanceof Failure), first.detail()))
                        .orElse(null),
                names(
                        answers,
                        result -> result instanceof Points read && read.points().isEmpty()));
    }

    /** What is read next starts there, so it is where the first of the metrics ends. */
    private static Instant through(WorkItem item, List<MetricAnswer> answers) {
        return answers.stream()
                .map(answer -> answer.asked().window().to())
                .min(Comparator.naturalOrder())
                .orElse(item.window().to());
    }

    private static int points(List<Series> series) {
        return series.stream().mapToInt(one -> one.points().size()).sum();
    }

    private static List<String> names(List<MetricAnswer> answers, Predicate<MetricAnswer.Result> of) {
        return answers.stream()
                .filter(answer -> of.test(answer.result()))
                .map(answer -> answer.asked().metric().name())
                .toList();
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

    private static Stream<Failure> failures(List<MetricAnswer> answers) {
        return answers.stream()
                .map(MetricAnswer::result)
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast);
    }

    private static int billedMetrics(List<MetricAnswer> answers) {
        return answers.stream()
                .mapToInt(answer -> answer.timesBilled() * answer.asked().billedMetrics())
                .sum();
    }

    private static int billedStatistics(List<MetricAnswer> answers) {
        return answers.stream()
                .mapToInt(answer -> answer.timesBilled() * answer.asked().statistics())
                .sum();
    }
}
