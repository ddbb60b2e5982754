package dev.rolewatch.account.kafka;

import static dev.rolewatch.account.Patience.await;

import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as another service sees it. */
final class Topic implements AutoCloseable {
    private final String name;
    private final Map<String, Object> settings;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    Topic(String bootstrapServers, String name) {
        this.name = name;
        this.settings = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                await().until(() -> consumer.partitionsFor(name), known -> !known.isEmpty()).stream()
                        .map(partition -> new TopicPartition(name, partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Deletes a topic with all that is on it, and creates it as it is declared. */
    static void makeAnew(String bootstrapServers, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(name)).all().get();
            CreateTopics.create(admin, new Topics(""), (short) 1);
        }
    }

    RecordMetadata send(String key, byte[] value) throws InterruptedException {
        return send(producer, key, value);
    }

    /** Sends as a collector does whose transaction fails: the broker has the record, and then hears that it never was. */
    RecordMetadata sendAndAbort(String key, byte[] value) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(this.settings);
        settings.put("transactional.id", "aborted-" + UUID.randomUUID());
        try (var aborting = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            RecordMetadata sent = send(aborting, key, value);
            aborting.abortTransaction();
            return sent;
        }
    }

    /** The values with that key until now, oldest first; null is a tombstone. */
    List<byte[]> values(String key) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        return seen.stream()
                .filter(record -> key.equals(record.key()))
                .map(ConsumerRecord::value)
                .toList();
    }

    private RecordMetadata send(KafkaProducer<String, byte[]> by, String key, byte[] value)
            throws InterruptedException {
        try {
            return by.send(new ProducerRecord<>(name, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
