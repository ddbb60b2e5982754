package dev.rolewatch.collector.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Metrics that CloudWatch rejected. One of them fails the whole call that it is in, so from then on they are not asked for
 * together with others, and for a while not at all; each time that one is rejected again, that while doubles. Safe for use
 * by many threads.
 */
final class KnownRejections {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 100_000;

    private record Question(AccountId account, ResourceId resource, MetricToRead metric) {
        static Question of(AskedMetric asked) {
            var item = asked.taken().item();
            return new Question(item.account(), item.resource(), asked.metric());
        }
    }

    /** @param until when it may be asked for again, alone */
    record Rejection(Failure failure, Duration lasts, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    private final Cache<Question, Rejection> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(LONGEST.multipliedBy(2))
            .build();

    void add(AskedMetric asked, Failure failure, Instant now) {
        known.asMap()
                .merge(
                        Question.of(asked),
                        new Rejection(failure, SHORTEST, now.plus(SHORTEST)),
                        (before, first) -> again(before, failure, now));
    }

    /** CloudWatch answered it. */
    void remove(AskedMetric asked) {
        known.invalidate(Question.of(asked));
    }

    Optional<Rejection> of(AskedMetric asked) {
        return Optional.ofNullable(known.getIfPresent(Question.of(asked)));
    }

    private static Rejection again(Rejection before, Failure failure, Instant now) {
        Duration doubled = before.lasts().multipliedBy(2);
        Duration lasts = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Rejection(failure, lasts, now.plus(lasts));
    }
}
