package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an item can be read at all. An item that cannot would spoil the calls that it shares with others. */
public final class ItemCheck {
    private static final int MOST_STATISTICS = 100;
    /** "A period can be as long as one day" ("CloudWatch concepts", Amazon CloudWatch User Guide). */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1);

    private ItemCheck() {}

    /** What is wrong with the item, as the end of a sentence; empty if nothing is. */
    public static Optional<String> wrongWith(WorkItem item) {
        boolean complete = Stream.of(
                        item.itemId(),
                        item.account(),
                        item.tenant(),
                        item.awsAccount(),
                        item.resource(),
                        item.cadence(),
                        item.window(),
                        item.issuedAt())
                .noneMatch(Objects::isNull);
        if (!complete) {
            return Optional.of("a field that it must have is missing");
        }
        if (item.resource().region() == null || item.resource().namespace() == null) {
            return Optional.of("its resource has no Region or no namespace");
        }
        return item.metrics().stream()
                .map(ItemCheck::wrongWith)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> wrongWith(MetricToRead metric) {
        if (metric.name() == null || metric.name().isBlank()) {
            return Optional.of("a metric has no name");
        }
        Duration period = metric.period();
        if (period == null || period.toSeconds() <= 0 || !period.equals(Duration.ofMinutes(period.toMinutes()))) {
            return Optional.of("a metric's period is not a multiple of one minute");
        }
        if (period.compareTo(LONGEST_PERIOD) > 0) {
            return Optional.of("a metric's period is longer than a day");
        }
        if (metric.statistics().isEmpty() || metric.statistics().size() > MOST_STATISTICS) {
            return Optional.of("a metric has no statistics, or more than " + MOST_STATISTICS);
        }
        if (Collections.disjoint(metric.statistics(), Point.FOUR)) {
            return Optional.of("a metric asks for none of " + Point.FOUR + ", without which there is no point");
        }
        return Optional.empty();
    }
}
