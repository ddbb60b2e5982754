package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics that CloudWatch rejected lately. For a while they are not asked for, since one of them fails the whole call that
 * it is in, and many would use up the attempts at finding out which.
 */
final class KnownRejections {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private record Question(AccountId account, ResourceId resource, MetricToRead metric) {
        static Question of(AskedMetric asked) {
            var item = asked.taken().item();
            return new Question(item.account(), item.resource(), asked.metric());
        }
    }

    private record Rejection(Failure failure, Instant until) {}

    private final Map<Question, Rejection> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Rejection> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(AskedMetric asked, Failure failure, Instant now) {
        known.put(Question.of(asked), new Rejection(failure, now.plus(KEPT)));
    }

    synchronized Optional<Failure> of(AskedMetric asked, Instant now) {
        Question question = Question.of(asked);
        Rejection rejection = known.get(question);
        if (rejection != null && !now.isBefore(rejection.until())) {
            known.remove(question);
            return Optional.empty();
        }
        return Optional.ofNullable(rejection).map(Rejection::failure);
    }
}
