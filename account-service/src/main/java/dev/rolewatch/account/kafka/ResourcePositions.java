package dev.rolewatch.account.kafka;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.ResourceFold;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lets the topic {@code resources} be read from where the database is, and not from where Kafka believes it to be: after the
 * database was restored from a backup, or the topic was deleted and made anew, these differ.
 */
@ApplicationScoped
@Identifier("resources")
public class ResourcePositions implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(ResourcePositions.class);

    private final ResourceFold fold;
    private final TopicIds topicIds;
    private final KafkaClientService clients;
    /** Which topic the positions are of. Partitions are assigned all at once, by the consumer's default assignor. */
    private volatile UUID topicId;

    ResourcePositions(ResourceFold fold, TopicIds topicIds, KafkaClientService clients) {
        this.fold = fold;
        this.topicIds = topicIds;
        this.clients = clients;
    }

    /** Whether this is the topic that is read, from where the database is. */
    boolean areOf(UUID topic) {
        return topic.equals(topicId);
    }

    /** Has the partitions assigned again, and so all positions found again; records that wait to be taken are dropped. */
    void findAgain() {
        clients.<byte[], byte[]>getConsumer("resources")
                .runOnPollingThread((java.util.function.Consumer<Consumer<byte[], byte[]>>)
                        consumer -> consumer.enforceRebalance("the topic was made anew"))
                .subscribe()
                .with(
                        done -> {},
                        failure ->
                                LOG.warnf(failure, "positions could not be found again, trying with the next records"));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        try {
            if (!partitions.isEmpty()) {
                topicId = topicIds.insistOn(partitions.iterator().next().topic());
            }
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata known = committed.get(partition);
                consumer.seek(partition, goesOnAt(partition, known == null ? 0 : known.offset()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long goesOnAt(TopicPartition partition, long committed) throws InterruptedException {
        Place place = new Place(partition.topic(), topicId, partition.partition(), committed);
        long next = Insistence.insist(
                () -> Acting.forAllTenants(() -> fold.goesOnAt(place)),
                "it cannot be told from where on " + partition
                        + " is to be read; check that PostgreSQL can be reached");
        if (next < committed) {
            LOG.warnf(
                    "%s is read again from offset %d, although it was read up to %d: the copy in the database lacks some of"
                            + " it, as after a restore from a backup, or may be outdated",
                    partition, next, committed);
        }
        return next;
    }
}
