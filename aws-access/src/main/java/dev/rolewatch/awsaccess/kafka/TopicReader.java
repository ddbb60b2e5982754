package dev.rolewatch.awsaccess.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * Reads every partition of a topic on a thread of its own, until it is closed. It joins no consumer group and commits
 * nothing: each process sees all records. After a failure it goes on where it was; the partitions are those that the
 * topic had when it was first read.
 */
public final class TopicReader implements AutoCloseable {
    /** Where reading starts. */
    public enum From {
        BEGINNING,
        END
    }

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final String topic;
    private final From from;
    private final Consumer<ConsumerRecord<String, byte[]>> taker;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CompletableFuture<Integer> caughtUp = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile String trouble;

    /**
     * @param kafka settings of the Kafka client, such as {@code bootstrap.servers}
     * @param taker is called on the reader's thread, and does not throw
     */
    public TopicReader(
            Map<String, Object> kafka, String topic, From from, Consumer<ConsumerRecord<String, byte[]>> taker) {
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from == From.BEGINNING ? "earliest" : "latest");
        this.topic = topic;
        this.from = from;
        this.taker = taker;
        this.thread = new Thread(this::run, "reader-of-" + topic);
        thread.setDaemon(true);
        thread.start();
    }

    /** Done when all that was on the topic at the start has been taken; gives the topic's number of partitions. */
    public CompletableFuture<Integer> caughtUp() {
        return caughtUp;
    }

    /** What keeps the topic from being read at the moment. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (!isClosed(Duration.ZERO)) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                read(consumer);
            } catch (InterruptException e) {
                trouble = "the topic " + topic + " is not read any more: its reader was interrupted";
                return;
            } catch (Throwable e) {
                // An Error too: everybody would wait for a reader that ended unseen.
                trouble = "the topic " + topic + " cannot be read: "
                        + (e instanceof Error ? e.toString() : e.getMessage());
                LOG.errorf(e instanceof Error ? e : null, "%s; trying again", trouble);
                if (isClosed(PAUSE_AFTER_FAILURE)) {
                    return;
                }
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        seek(consumer);
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!isClosed(Duration.ZERO)) {
            if (!caughtUp.isDone()
                    && ends.entrySet().stream().allMatch(end -> next.get(end.getKey()) >= end.getValue())) {
                caughtUp.complete(ends.size());
            }
            consumer.poll(POLL).forEach(taker);
            trouble = null;
            consumer.assignment().forEach(partition -> next.put(partition, consumer.position(partition)));
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("it does not exist");
        }
        consumer.assign(partitions);
        if (next.isEmpty()) {
            next.putAll(
                    from == From.BEGINNING ? consumer.beginningOffsets(partitions) : consumer.endOffsets(partitions));
        }
        partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
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
