package dev.rolewatch.benchmarks;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stands in for a service: it answers what it is asked for on a topic. */
public interface Answerer {
    void answer(Iterable<ConsumerRecord<String, byte[]>> requests);
}
