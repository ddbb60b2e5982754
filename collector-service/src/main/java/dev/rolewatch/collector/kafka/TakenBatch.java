package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.plan.TakenItem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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
     * Takes items in turn over the partitions, so that none waits for the backlog of another, until they are as many datapoints
     * as fit into memory. Items of one key are taken together, for they share calls. An item that does not fit ends its
     * partition's part of the batch, for the order there must stay.
     *
     * @param maxDatapoints of the {@link BatchRoom}
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
        BatchRoom room = new BatchRoom(maxDatapoints);
        Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns = turns(records);
        while (!turns.isEmpty()) {
            Queue<ConsumerRecord<byte[], byte[]>> ofPartition = turns.remove();
            ConsumerRecord<byte[], byte[]> record = ofPartition.remove();
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Optional<TakenItem> item = parser.apply(record);
            if (item.isPresent() && !room.takes(item.get().datapoints(now))) {
                left.put(partition, record.offset());
                continue;
            }
            item.ifPresent(items::add);
            offsets.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            if (ofPartition.isEmpty()) {
                continue;
            }
            if (Arrays.equals(record.key(), ofPartition.element().key())) {
                turns.addFirst(ofPartition);
            } else {
                turns.addLast(ofPartition);
            }
        }
        records.nextOffsets().forEach((partition, next) -> {
            if (!left.containsKey(partition)) {
                offsets.put(partition, next);
            }
        });
        return new TakenBatch(items, offsets, left);
    }

    /** The partition that has waited for longest begins, so that what does not fit this time does the next. */
    private static Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns(ConsumerRecords<byte[], byte[]> records) {
        Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns = new ArrayDeque<>();
        records.partitions().stream()
                .map(records::records)
                .filter(ofPartition -> !ofPartition.isEmpty())
                .sorted(Comparator.comparing(ofPartition -> ofPartition.get(0).timestamp()))
                .forEach(ofPartition -> turns.add(new ArrayDeque<>(ofPartition)));
        return turns;
    }
}
