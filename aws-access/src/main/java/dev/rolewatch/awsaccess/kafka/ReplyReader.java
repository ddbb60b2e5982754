package dev.rolewatch.awsaccess.kafka;

import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads every partition of the reply topic from its end on, on a thread of its own, until it is closed. */
final class ReplyReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final String topic;
    private final Consumer<CredentialReply> taker;
    private final Counter malformed;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    ReplyReader(Map<String, Object> kafka, String topic, Consumer<CredentialReply> taker, MeterRegistry meters) {
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.topic = topic;
        this.taker = taker;
        this.malformed = Counter.builder("rolewatch.malformed.records")
                .description("Records that were skipped because they could not be read")
                .tag("topic", topic)
                .register(meters);
        this.thread = new Thread(this::run, "credential-replies");
        thread.setDaemon(true);
        thread.start();
    }

    /** Done once replies to requests sent from then on are seen. */
    CompletableFuture<Void> listening() {
        return listening;
    }

    private void run() {
        while (!isClosed(Duration.ZERO)) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                read(consumer);
            } catch (InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.errorf(
                        "the topic %s cannot be read, so that no session arrives; trying again: %s",
                        topic, e.getMessage());
                if (isClosed(PAUSE_AFTER_FAILURE)) {
                    return;
                }
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic does not exist");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: asking for the position fixes it before the first request is sent.
        partitions.forEach(consumer::position);
        listening.complete(null);
        while (!isClosed(Duration.ZERO)) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        try {
            taker.accept(Json.read(message.value() == null ? new byte[0] : message.value(), CredentialReply.class));
        } catch (MalformedMessageException e) {
            malformed.increment();
            LOG.warnf(
                    "skipped a malformed record at %s-%d offset %d: %s",
                    topic, message.partition(), message.offset(), e.getMessage());
        }
    }

    private boolean isClosed(Duration within) {
        try {
            return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
