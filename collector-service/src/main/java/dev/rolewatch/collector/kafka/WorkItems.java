package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.plan.ItemCheck;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads the records of {@code work-items}. One that is no work item is counted, its place is logged, and it is passed over. */
final class WorkItems {
    private static final Logger LOG = Logger.getLogger(WorkItems.class);

    private final Counter malformed;

    WorkItems(String topic, MeterRegistry meters) {
        this.malformed = Counter.builder("rolewatch.records.malformed")
                .description("Records that are not what their topic holds and were passed over")
                .tag("topic", topic)
                .register(meters);
    }

    Optional<TakenItem> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(new TakenItem(read(record.value()), record.partition()));
        } catch (MalformedMessageException e) {
            malformed.increment();
            LOG.errorf(
                    "%s-%d@%d is passed over: %s. Look at who writes to this topic.",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private static WorkItem read(byte[] value) {
        if (value == null) {
            throw new MalformedMessageException("not a WorkItem: no value");
        }
        WorkItem item = Json.read(value, WorkItem.class);
        ItemCheck.wrongWith(item).ifPresent(wrong -> {
            throw new MalformedMessageException("not a WorkItem that can be read: " + wrong);
        });
        return item;
    }
}
