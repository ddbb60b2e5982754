package dev.rolewatch.credential.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of {@code credential-requests} that this instance has. The same partitions of {@code accounts}, which has
 * the same keys and as many partitions, hold the accounts whose trust it proves: one instance for each account.
 *
 * <p>With the cooperative assignor, what stays is not touched by a rebalance, and what is revoked goes to another instance.
 * What is lost, since the broker has missed us for too long, mostly comes back with the next assignment; until then it counts
 * as owned for a while, so that no session or proof is thrown away for it.
 */
@ApplicationScoped
@Identifier("owned-partitions")
public class OwnedPartitions implements KafkaConsumerRebalanceListener {
    /** By then others have taken over. */
    private static final Duration LOST_KEPT = Duration.ofMinutes(1);

    private record Owned(Set<Integer> surely, Set<Integer> lost, Instant lostAt) {
        Set<Integer> at(Instant now) {
            return lost.isEmpty() || !now.isBefore(lostAt.plus(LOST_KEPT)) ? surely : union(surely, lost);
        }
    }

    private final Clock clock;
    private volatile Owned owned = new Owned(Set.of(), Set.of(), Instant.EPOCH);
    private volatile int ofTopic;

    OwnedPartitions(Clock clock) {
        this.clock = clock;
    }

    /** Called by the consumer's thread alone, as the others that change what is owned; readers never see a gap. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        owned = new Owned(union(owned.surely(), numbers(partitions)), Set.of(), Instant.EPOCH);
        partitions.stream()
                .findAny()
                .ifPresent(any -> ofTopic = consumer.partitionsFor(any.topic()).size());
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        owned = new Owned(without(owned.surely(), numbers(partitions)), owned.lost(), owned.lostAt());
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> lost = numbers(partitions);
        owned = new Owned(without(owned.surely(), lost), union(owned.lost(), lost), clock.instant());
    }

    public Set<Integer> owned() {
        return owned.at(clock.instant());
    }

    /** How many partitions the topic has; 0 while this instance has been given none. */
    public int ofTopic() {
        return ofTopic;
    }

    /** The share of all accounts that falls to this instance, above 0 and at most 1; all of them while that is not known. */
    public double share() {
        int all = ofTopic;
        return all == 0 ? 1 : Math.max(1.0, owned().size()) / all;
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
        return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toUnmodifiableSet());
    }
}
