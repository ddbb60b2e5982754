package dev.rolewatch.benchmarks.scan;

import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The resources that the {@code resources} topic tells of. */
final class FoundResources implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> keys = new HashSet<>();

    FoundResources(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESOURCES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many there are, as far as the topic was read. */
    int readOn() {
        consumer.poll(Duration.ofSeconds(1)).forEach(resource -> {
            if (resource.value() == null) {
                keys.remove(resource.key());
            } else {
                keys.add(resource.key());
            }
        });
        return keys.size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
