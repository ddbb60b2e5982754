package dev.rolewatch.benchmarks.schedule;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stands in for a service: it answers what it is asked for on a topic. */
interface Answerer {
    void answer(Iterable<ConsumerRecord<String, byte[]>> requests);
}
