package dev.rolewatch.endtoend;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The work items that are on their topic, in the order in which they were issued for a resource and cadence. */
final class IssuedItems implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<WorkItem>> items = new LinkedHashMap<>();

    IssuedItems(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.WORK_ITEMS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void readOn() {
        consumer.poll(Duration.ofSeconds(1)).forEach(message -> {
            WorkItem item = Json.read(message.value(), WorkItem.class);
            items.computeIfAbsent(
                            Resource.key(item.account(), item.resource()) + " " + item.cadence(),
                            key -> new ArrayList<>())
                    .add(item);
        });
    }

    int count() {
        return items.values().stream().mapToInt(List::size).sum();
    }

    /** Whether everything that was read every minute or more often before that time has been asked for since. */
    boolean allIssuedAgainAfter(Instant time) {
        return items.values().stream()
                .map(ofOne -> ofOne.get(ofOne.size() - 1))
                .filter(last -> last.cadence().compareTo(Duration.ofMinutes(1)) <= 0)
                .allMatch(last -> last.issuedAt().isAfter(time));
    }

    /** Ids that several items have, and items that ask again for what the one before asked for: empty if all is right. */
    List<String> repeated() {
        List<String> repeated = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        items.forEach((key, ofOne) -> {
            WorkItem before = null;
            for (WorkItem item : ofOne) {
                if (!ids.add(item.itemId()) || before != null && item.window().equals(before.window())) {
                    repeated.add(key + ": " + item);
                }
                before = item;
            }
        });
        return repeated;
    }

    /** Items whose window begins after the one before has ended: empty if all is right. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        items.forEach((key, ofOne) -> {
            for (int i = 1; i < ofOne.size(); i++) {
                if (ofOne.get(i)
                        .window()
                        .from()
                        .isAfter(ofOne.get(i - 1).window().to())) {
                    gaps.add(key + ": " + ofOne.get(i));
                }
            }
        });
        return gaps;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
