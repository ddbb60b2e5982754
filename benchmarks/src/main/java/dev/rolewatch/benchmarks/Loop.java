package dev.rolewatch.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hands what comes on a topic to an answerer, on a thread of its own. */
public final class Loop implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final CompletableFuture<Void> running;

    public Loop(String bootstrapServers, String topic, Answerer answerer) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "benchmark-" + topic,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        running = CompletableFuture.runAsync(() -> run(answerer), thread -> new Thread(thread, topic).start());
    }

    private void run(Answerer answerer) {
        try {
            while (true) {
                ConsumerRecords<String, byte[]> some = consumer.poll(Duration.ofSeconds(1));
                answerer.answer(some);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    /**
     * @throws java.util.concurrent.CompletionException if it has failed
     */
    public void requireRunning() {
        if (running.isDone()) {
            running.join();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        running.exceptionally(failure -> null).join();
    }
}
