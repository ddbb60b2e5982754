package dev.rolewatch.credential.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Says which records could not be read, and counts them; the reader goes on with the next. */
@Singleton
class MalformedRecords {
    private static final Logger LOG = Logger.getLogger(MalformedRecords.class);

    private final MeterRegistry meters;

    MalformedRecords(MeterRegistry meters) {
        this.meters = meters;
    }

    void skipped(ConsumerRecord<?, ?> message, RuntimeException why) {
        meters.counter("rolewatch.records.malformed", "topic", message.topic()).increment();
        LOG.warnf(
                "skipped a malformed record at %s-%d offset %d: %s",
                message.topic(), message.partition(), message.offset(), why.getMessage());
    }
}
