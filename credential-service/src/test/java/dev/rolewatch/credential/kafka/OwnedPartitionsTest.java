package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.credential.SettableClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is owned while instances come and go; sessions and proofs of other partitions are forgotten. */
class OwnedPartitionsTest {
    private static final String TOPIC = "credential-requests";
    private static final int PARTITIONS = 4;

    private final SettableClock clock = new SettableClock();
    private final OwnedPartitions partitions = new OwnedPartitions(clock);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    OwnedPartitionsTest() {
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, PARTITIONS)
                        .mapToObj(each -> new PartitionInfo(TOPIC, each, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        partitions.onPartitionsAssigned(consumer, of(0, 1, 2, 3));
    }

    @Test
    void whenAnotherInstanceJoinsOnlyWhatItTakesIsGone() {
        partitions.onPartitionsRevoked(consumer, of(2, 3));
        partitions.onPartitionsAssigned(consumer, of());

        assertThat(partitions.owned()).containsExactlyInAnyOrder(0, 1);
        assertThat(partitions.share()).isEqualTo(0.5);
    }

    @Test
    void whatIsLostIsOwnedUntilItIsAssignedAnew() {
        partitions.onPartitionsLost(consumer, of(0, 1, 2, 3));
        assertThat(partitions.owned()).containsExactlyInAnyOrder(0, 1, 2, 3);

        partitions.onPartitionsAssigned(consumer, of(0, 3));

        assertThat(partitions.owned()).containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void whatIsLostAndNotAssignedAnewIsTakenForSomebodyElsesAfterAMinute() {
        partitions.onPartitionsLost(consumer, of(0, 1, 2, 3));

        clock.advance(Duration.ofMinutes(1));

        assertThat(partitions.owned()).isEmpty();
    }

    private static Collection<TopicPartition> of(Integer... numbers) {
        return List.of(numbers).stream()
                .map(number -> new TopicPartition(TOPIC, number))
                .toList();
    }
}
