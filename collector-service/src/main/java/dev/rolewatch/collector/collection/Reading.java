package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What CloudWatch answered for one account's Region.
 *
 * @param readAt when it was first asked
 * @param calls requests that were sent, pages and repeats included
 * @param throttles how often AWS asked us to slow down
 * @param answers one for each metric that was asked for
 */
public record Reading(
        AccountRegion where,
        List<TakenItem> items,
        Instant readAt,
        int calls,
        int throttles,
        List<MetricAnswer> answers) {
    public Reading {
        items = List.copyOf(items);
        answers = List.copyOf(answers);
    }

    /** The first of the answers that say that a metric was not read for this reason. */
    Optional<Failure> failure(NotReadReason reason) {
        for (MetricAnswer answer : answers) {
            if (answer.failedAs(reason)) {
                return Optional.of(answer.failure());
            }
        }
        return Optional.empty();
    }

    /** Whether any metric was read. */
    boolean works() {
        return answers.stream().anyMatch(answer -> answer.failure() == null);
    }
}
