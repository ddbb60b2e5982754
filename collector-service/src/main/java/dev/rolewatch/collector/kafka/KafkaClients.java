package dev.rolewatch.collector.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Where the loop's clients come from; each call gives a new one, which the caller closes. */
public interface KafkaClients {
    Consumer<byte[], byte[]> consumer();

    /** All producers of one process have the same transactional id, so that a new one ends what the one before left open. */
    Producer<String, byte[]> producer();
}
