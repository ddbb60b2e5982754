package dev.rolewatch.credential.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of {@code credential-requests} that this instance has. The same partitions of {@code accounts}, which has
 * the same keys and as many partitions, hold the accounts whose trust it proves: one instance for each account.
 */
@ApplicationScoped
@Identifier("owned-partitions")
public class OwnedPartitions implements KafkaConsumerRebalanceListener {
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private volatile int ofTopic;

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> owned.add(partition.partition()));
        partitions.stream()
                .findAny()
                .ifPresent(any -> ofTopic = consumer.partitionsFor(any.topic()).size());
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> owned.remove(partition.partition()));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    public Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    /** How many partitions the topic has; 0 while this instance has been given none. */
    public int ofTopic() {
        return ofTopic;
    }

    /** The share of all accounts that falls to this instance, above 0 and at most 1; all of them while that is not known. */
    public double share() {
        int all = ofTopic;
        return all == 0 ? 1 : Math.max(1.0, owned.size()) / all;
    }
}
