package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.plan.TakenItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What the loop takes of a poll.
 *
 * @param offsets to be committed with the batch
 * @param left where the records begin that did not fit, to be polled again
 */
record TakenBatch(
        List<TakenItem> items, Map<TopicPartition, OffsetAndMetadata> offsets, Map<TopicPartition, Long> left) {

    /**
     * Takes items until they are as many datapoints as fit into memory, and at least one.
     *
     * @param parser empty for a record that is no work item, which is passed over
     */
    static TakenBatch of(
            ConsumerRecords<byte[], byte[]> records,
            long maxDatapoints,
            Instant now,
            Function<ConsumerRecord<byte[], byte[]>, Optional<TakenItem>> parser) {
        List<TakenItem> items = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Map<TopicPartition, Long> left = new HashMap<>();
        long datapoints = 0;
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                Optional<TakenItem> item = parser.apply(record);
                datapoints += item.map(taken -> taken.datapoints(now)).orElse(0L);
                if (datapoints > maxDatapoints && !items.isEmpty()) {
                    left.put(partition, record.offset());
                    break;
                }
                item.ifPresent(items::add);
                offsets.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            }
            if (!left.containsKey(partition)) {
                offsets.put(partition, records.nextOffsets().get(partition));
            }
        }
        return new TakenBatch(items, offsets, left);
    }
}
