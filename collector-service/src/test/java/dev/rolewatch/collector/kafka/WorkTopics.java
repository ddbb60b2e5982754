package dev.rolewatch.collector.kafka;

import static dev.rolewatch.collector.Items.WINDOW;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.collector.Items;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a test's own, with fewer partitions than are declared; the work on them and what comes of it. */
final class WorkTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final String bootstrapServers;
    private final TopicReader reader;

    WorkTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.reader = new TopicReader(() -> bootstrapServers);
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(Stream.of(Topics.WORK_ITEMS, Topics.METRICS, Topics.COLLECTION_REPORTS)
                            .map(topic -> new NewTopic(topics.name(topic), 4, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    Topics names() {
        return topics;
    }

    static WorkItem item(int number) {
        return Items.item("i-" + number, WINDOW, minutely("A"));
    }

    void publishItems(int from, int count) {
        publish(IntStream.range(from, from + count)
                .mapToObj(i -> Json.write(item(i)))
                .toArray(byte[][]::new));
    }

    void publish(byte[]... values) {
        // One at a time, for a topic that is new may refuse the first batch and take the second.
        Map<String, Object> inOrder = new HashMap<>(connection());
        inOrder.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try (var producer = new KafkaProducer<>(inOrder, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < values.length; i++) {
                producer.send(new ProducerRecord<>(topics.name(Topics.WORK_ITEMS), Items.ACCOUNT + "/" + i, values[i]));
            }
        }
    }

    KafkaClients clients(String instance) {
        return new ConfiguredClients(
                connection(), "collector-service", topics.prefix() + instance, 2000, Duration.ofSeconds(5));
    }

    List<ConsumerRecord<String, byte[]>> committed(String topic) {
        return reader.committed(topics.name(topic));
    }

    List<ConsumerRecord<String, byte[]>> uncommitted(String topic) {
        return reader.uncommitted(topics.name(topic));
    }

    List<String> reported() {
        return committed(Topics.COLLECTION_REPORTS).stream()
                .map(record -> Json.read(record.value(), CollectionReport.class))
                .flatMap(report -> report.items().stream())
                .map(ItemOutcome::itemId)
                .toList();
    }

    void awaitMetrics(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(committed(Topics.METRICS)).hasSizeGreaterThanOrEqualTo(count));
    }

    void assertEachItemOnce(int items) {
        assertThat(committed(Topics.METRICS)).hasSize(items);
        assertThat(reported()).hasSize(items).doesNotHaveDuplicates();
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
