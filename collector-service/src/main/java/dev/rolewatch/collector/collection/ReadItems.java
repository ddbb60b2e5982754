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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The items of a reading: what became of each, and what is to be published. An item is read when all of its metrics are,
 * but for those that CloudWatch rejects for good. Of an item that is not, what was read is published all the same, and its
 * next window starts where this one did.
 */
record ReadItems(List<ItemOutcome> outcomes, List<ResourcePoints> resources) {
    static ReadItems of(Reading reading, PointMemory.Draft memory) {
        Map<String, List<MetricAnswer>> answers = byItem(reading);
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

    private static Map<String, List<MetricAnswer>> byItem(Reading reading) {
        Map<String, List<MetricAnswer>> answers = new HashMap<>();
        for (MetricAnswer answer : reading.answers()) {
            String item = answer.asked().taken().item().itemId();
            answers.computeIfAbsent(item, id -> new ArrayList<>()).add(answer.clipped());
        }
        return answers;
    }

    /** Rejections alone keep nothing waiting, unless nothing else is there: then the item's report is where they are seen. */
    private static Optional<Failure> whyNotRead(List<MetricAnswer> answers) {
        Failure rejected = null;
        boolean works = false;
        for (MetricAnswer answer : answers) {
            Failure failure = answer.failure();
            if (failure != null && failure.reason() != NotReadReason.REJECTED) {
                return Optional.of(failure);
            }
            works |= failure == null;
            rejected = rejected == null ? failure : rejected;
        }
        return works ? Optional.empty() : Optional.ofNullable(rejected);
    }

    private static ItemOutcome notRead(WorkItem item, Failure why, List<Series> series, List<MetricAnswer> answers) {
        return new ItemOutcome.NotRead(
                item.itemId(),
                item.resource(),
                item.cadence(),
                why.reason(),
                why.detail(),
                points(series),
                billed(answers, MetricAnswer::billedMetrics),
                billed(answers, MetricAnswer::billedStatistics),
                unread(answers));
    }

    private static ItemOutcome read(WorkItem item, List<Series> series, List<MetricAnswer> answers) {
        return new ItemOutcome.Read(
                item.itemId(),
                item.resource(),
                item.cadence(),
                through(item, answers),
                points(series),
                billed(answers, MetricAnswer::billedMetrics),
                billed(answers, MetricAnswer::billedStatistics),
                rejected(answers),
                silent(answers));
    }

    /** What is read next starts there, so it is where the first of the metrics ends. */
    private static Instant through(WorkItem item, List<MetricAnswer> answers) {
        Instant through = null;
        for (MetricAnswer answer : answers) {
            Instant to = answer.asked().window().to();
            through = through == null || to.isBefore(through) ? to : through;
        }
        return through == null ? item.window().to() : through;
    }

    private static ItemOutcome.Rejected rejected(List<MetricAnswer> answers) {
        for (MetricAnswer answer : answers) {
            if (answer.failure() != null) {
                return new ItemOutcome.Rejected(
                        unread(answers), answer.failure().detail());
            }
        }
        return null;
    }

    private static List<String> unread(List<MetricAnswer> answers) {
        return names(answers, result -> result instanceof Failure);
    }

    private static List<String> silent(List<MetricAnswer> answers) {
        return names(
                answers,
                result -> result instanceof Points read && read.points().isEmpty());
    }

    private static List<String> names(List<MetricAnswer> answers, Predicate<MetricAnswer.Result> of) {
        List<String> names = new ArrayList<>();
        for (MetricAnswer answer : answers) {
            if (of.test(answer.result())) {
                names.add(answer.asked().metric().name());
            }
        }
        return names;
    }

    private static int points(List<Series> series) {
        int points = 0;
        for (Series one : series) {
            points += one.points().size();
        }
        return points;
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

    private static int billed(List<MetricAnswer> answers, ToIntFunction<MetricAnswer> of) {
        int billed = 0;
        for (MetricAnswer answer : answers) {
            billed += of.applyAsInt(answer);
        }
        return billed;
    }
}
