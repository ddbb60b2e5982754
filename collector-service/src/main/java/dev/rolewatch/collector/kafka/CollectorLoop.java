package dev.rolewatch.collector.kafka;

import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Takes batches of work items, has them worked on, and publishes the results and the consumed offsets in one transaction.
 * What cannot be published is published again a few times, for reading costs the customer money and publishing does not.
 * If that does not help, or the work itself fails, the batch is done again from the committed offsets. Nothing of a failed
 * attempt is seen by a consumer that reads committed records. The transaction begins after the work, so that it is short.
 */
public final class CollectorLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(CollectorLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** How often a batch is published before it is read again. */
    static final int PUBLISH_ATTEMPTS = 3;
    /** Between two readings of a batch that cannot be published: no more often than it is read when all is well. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE_TO_PUBLISH = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE_TO_CONNECT = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final BatchWork work;
    private final LoopState state;
    private final Clock clock;
    private final String topic;
    private final long maxDatapoints;
    private final Outbox outbox;
    private final WorkItems items;
    private final Counter redone;
    private final Counter republished;
    private final Transactions transactions;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<byte[], byte[]> consumer;

    /**
     * @param maxDatapoints in one batch, as CloudWatch counts them, of ordinary items and of wide ones: what bounds its memory
     */
    public CollectorLoop(
            KafkaClients clients,
            Topics topics,
            BatchWork work,
            long maxDatapoints,
            LoopState state,
            MeterRegistry meters,
            Clock clock) {
        this.clients = clients;
        this.work = work;
        this.state = state;
        this.clock = clock;
        this.topic = topics.name(Topics.WORK_ITEMS);
        this.maxDatapoints = maxDatapoints;
        this.outbox = new Outbox(topics);
        this.items = new WorkItems(topic, meters);
        this.transactions = new Transactions(clients);
        this.redone = Counter.builder("rolewatch.collector.batches.redone")
                .description("Batches that failed and are read again, at the customers' cost")
                .register(meters);
        this.republished = Counter.builder("rolewatch.collector.batches.republished")
                .description("Failed transactions whose results are published again, without reading them again")
                .register(meters);
    }

    /** Runs until {@link #stop}. */
    @Override
    public void run() {
        try (transactions) {
            while (!isStopping()) {
                try {
                    consume();
                } catch (WakeupException e) {
                    LOG.debug("woken up to stop");
                } catch (RuntimeException e) {
                    LOG.error("the Kafka consumer failed, and a new one is made", e);
                    pause(state.disconnected(e), LONGEST_PAUSE_TO_CONNECT);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("interrupted; the batch at work is left to whoever has its partitions next");
        } finally {
            state.ended();
        }
    }

    /** Ends the loop after the batch at work. Returns at once. */
    public void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void consume() throws InterruptedException {
        consumer = clients.consumer();
        try {
            transactions.prepare();
            consumer.subscribe(List.of(topic), new HandOver());
            state.connected();
            while (!isStopping()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                state.alive();
                if (!records.isEmpty()) {
                    process(records);
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void process(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        try {
            TakenBatch batch = TakenBatch.of(records, this::goesOn, maxDatapoints, clock.instant(), items::parse);
            batch.left().forEach(consumer::seek);
            BatchWork.Done done = work.work(batch.items());
            publish(batch, done);
            done.published(clock.instant());
            state.succeeded();
        } catch (RuntimeException e) {
            LOG.warn("a batch failed, and is done again", e);
            redone.increment();
            transactions.abort();
            rewind();
            pause(state.failed(e), LONGEST_PAUSE);
        }
    }

    private boolean goesOn(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(0) > 0;
    }

    private void publish(TakenBatch batch, BatchWork.Done done) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.publish(outbox.records(done.collected()), batch.offsets(), consumer.groupMetadata());
                return;
            } catch (CommitFailedException e) {
                // Others have its partitions by now.
                throw e;
            } catch (RuntimeException e) {
                transactions.abort();
                if (attempt >= PUBLISH_ATTEMPTS || isStopping()) {
                    throw e;
                }
                LOG.warnf(e, "a batch could not be published, attempt %d; it is published again", attempt);
                republished.increment();
                pause(attempt, LONGEST_PAUSE_TO_PUBLISH);
                if (isCommitted(batch)) {
                    return;
                }
            }
        }
    }

    /** A transaction whose end was not known may have been committed after all. */
    private boolean isCommitted(TakenBatch batch) {
        transactions.prepare();
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(batch.offsets().keySet());
        return batch.offsets().entrySet().stream().allMatch(taken -> {
            OffsetAndMetadata offset = committed.get(taken.getKey());
            return offset != null && offset.offset() >= taken.getValue().offset();
        });
    }

    /** Back to the committed offsets; where there are none yet, to the beginning, as a new consumer would begin. */
    private void rewind() {
        // A transaction whose end is not known is ended first, for its offsets may be committed after all.
        transactions.prepare();
        Set<TopicPartition> assigned = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(assigned));
        committed.values().removeIf(offset -> offset == null);
        committed.forEach(consumer::seek);
        consumer.seekToBeginning(assigned.stream()
                .filter(partition -> !committed.containsKey(partition))
                .toList());
    }

    private void pause(int failures, Duration longest) throws InterruptedException {
        long millis = Math.min(longest.toMillis(), 100L << Math.min(failures, 12));
        if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.debug("stopping while pausing");
        }
    }

    /** Tells the work which partitions are gone. */
    private final class HandOver implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debugf("partitions assigned: %s", partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            state.handedOver();
            work.handedOver(partitions.stream().map(TopicPartition::partition).toList());
        }
    }
}
