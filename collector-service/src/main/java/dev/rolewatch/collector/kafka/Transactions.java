package dev.rolewatch.collector.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Publishes batches, each in a transaction of its own, over a producer that is replaced when it can do no more. */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private Producer<String, byte[]> producer;
    private boolean begun;

    Transactions(KafkaClients clients) {
        this.clients = clients;
    }

    /** Makes a producer if there is none, and ends what one before it left open. */
    void prepare() {
        if (producer == null) {
            Producer<String, byte[]> fresh = clients.producer();
            try {
                fresh.initTransactions();
            } catch (RuntimeException e) {
                fresh.close(Duration.ZERO);
                throw e;
            }
            producer = fresh;
        }
    }

    /** The records and the offsets, or none of them. */
    void publish(
            Stream<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        prepare();
        producer.beginTransaction();
        begun = true;
        records.forEach(this::send);
        producer.sendOffsetsToTransaction(offsets, group);
        producer.commitTransaction();
        begun = false;
    }

    /** What fails later fails the commit; what fails at once need not be found out with every record after it. */
    private void send(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (!sent.isDone()) {
            return;
        }
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "a record of " + record.value().length + " bytes cannot be sent to " + record.topic(),
                    e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Undoes a transaction that failed. A producer that was fenced, or does not know how its commit ended, cannot abort;
     * the one after it, having the same transactional id, finds out and ends it.
     */
    void abort() {
        if (producer == null || !begun) {
            return;
        }
        begun = false;
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("a new producer is made, for this one cannot go on: %s", e.getMessage());
            close();
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSING);
            producer = null;
        }
    }
}
