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
import java.util.function.Predicate;
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
     * as fit into memory. Items of one key are taken together, for they share calls; those at the end of a poll wait for the
     * rest of their key, if more is to come and they are not all that there is. An item that does not fit ends its partition's
     * part of the batch, for the order there must stay.
     *
     * @param goesOn whether a partition has more records than were polled
     * @param maxDatapoints of the {@link BatchRoom}
     * @param parser empty for a record that is no work item, which is passed over
     */
    static TakenBatch of(
            ConsumerRecords<byte[], byte[]> records,
            Predicate<TopicPartition> goesOn,
            long maxDatapoints,
            Instant now,
            Function<ConsumerRecord<byte[], byte[]>, Optional<TakenItem>> parser) {
        Taking taking = new Taking(new BatchRoom(maxDatapoints));
        Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns = turns(records, goesOn, taking.left);
        while (!turns.isEmpty()) {
            Queue<ConsumerRecord<byte[], byte[]>> ofPartition = turns.remove();
            boolean allTaken = taking.take(ofNextKey(ofPartition, record -> ParsedRecord.of(record, parser, now)));
            if (allTaken && !ofPartition.isEmpty()) {
                turns.addLast(ofPartition);
            }
        }
        records.nextOffsets().forEach((partition, next) -> {
            if (!taking.left.containsKey(partition)) {
                taking.offsets.put(partition, next);
            }
        });
        return new TakenBatch(taking.items, taking.offsets, taking.left);
    }

    /** A batch that is being put together. */
    private static final class Taking {
        private final List<TakenItem> items = new ArrayList<>();
        private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        private final Map<TopicPartition, Long> left = new HashMap<>();
        private final BatchRoom room;

        Taking(BatchRoom room) {
            this.room = room;
        }

        /** Takes the items of one key, or as many as may be. */
        boolean take(List<ParsedRecord> ofKey) {
            boolean together = room.takesTogether(
                    ofKey.stream().mapToLong(ParsedRecord::datapoints).toArray());
            for (ParsedRecord each : ofKey) {
                if (!together || !room.takes(each.datapoints())) {
                    left.put(each.partition(), each.record().offset());
                    return false;
                }
                each.item().ifPresent(items::add);
                offsets.put(each.partition(), each.next());
            }
            return true;
        }
    }

    /**
     * @param datapoints that CloudWatch counts for its item if it is read now; none without an item
     */
    private record ParsedRecord(ConsumerRecord<byte[], byte[]> record, Optional<TakenItem> item, long datapoints) {
        static ParsedRecord of(
                ConsumerRecord<byte[], byte[]> record,
                Function<ConsumerRecord<byte[], byte[]>, Optional<TakenItem>> parser,
                Instant now) {
            Optional<TakenItem> item = parser.apply(record);
            return new ParsedRecord(
                    record, item, item.map(its -> its.datapoints(now)).orElse(0L));
        }

        TopicPartition partition() {
            return new TopicPartition(record.topic(), record.partition());
        }

        OffsetAndMetadata next() {
            return new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
        }
    }

    private static List<ParsedRecord> ofNextKey(
            Queue<ConsumerRecord<byte[], byte[]>> records,
            Function<ConsumerRecord<byte[], byte[]>, ParsedRecord> parser) {
        byte[] key = records.element().key();
        List<ParsedRecord> ofKey = new ArrayList<>();
        while (!records.isEmpty() && Arrays.equals(key, records.element().key())) {
            ofKey.add(parser.apply(records.remove()));
        }
        return ofKey;
    }

    /** The partition that has waited for longest begins, so that what does not fit this time does the next. */
    private static Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns(
            ConsumerRecords<byte[], byte[]> records, Predicate<TopicPartition> goesOn, Map<TopicPartition, Long> left) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken = new HashMap<>();
        records.partitions().forEach(partition -> {
            List<ConsumerRecord<byte[], byte[]>> polled = records.records(partition);
            int end = goesOn.test(partition) ? beginOfLastKey(polled) : 0;
            if (end > 0) {
                left.put(partition, polled.get(end).offset());
            }
            taken.put(partition, end > 0 ? polled.subList(0, end) : polled);
        });
        Deque<Queue<ConsumerRecord<byte[], byte[]>>> turns = new ArrayDeque<>();
        taken.values().stream()
                .filter(ofPartition -> !ofPartition.isEmpty())
                .sorted(Comparator.comparing(ofPartition -> ofPartition.get(0).timestamp()))
                .forEach(ofPartition -> turns.add(new ArrayDeque<>(ofPartition)));
        return turns;
    }

    private static int beginOfLastKey(List<ConsumerRecord<byte[], byte[]>> records) {
        int begin = Math.max(0, records.size() - 1);
        while (begin > 0
                && Arrays.equals(
                        records.get(begin - 1).key(), records.get(begin).key())) {
            begin--;
        }
        return begin;
    }
}
