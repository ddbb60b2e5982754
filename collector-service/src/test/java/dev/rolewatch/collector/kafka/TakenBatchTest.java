package dev.rolewatch.collector.kafka;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TakenBatchTest {
    /** Five minutes and the one that begins now, of four statistics. */
    private static final int ORDINARY = 24;

    private static final int WIDE = (24 * 60 + 1) * 4;
    private static final int NO_ITEM = 0;
    /** Room for four wide items. */
    private static final long MOST = 4 * WIDE;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();
    private final Set<Integer> goingOn = new HashSet<>();
    private int itemsOfAKey = 1;

    @Test
    void partitionsTakeTurnsAndTheOneThatHasWaitedForLongestBegins() {
        poll(0, 20, ORDINARY, ORDINARY, ORDINARY);
        poll(1, 10, ORDINARY, ORDINARY);

        TakenBatch batch = take(4 * ORDINARY);

        assertThat(batch.items()).extracting(TakenItem::partition).containsExactly(1, 0, 1, 0);
        assertThat(offsets(batch)).isEqualTo(Map.of(0, 2L, 1, 2L));
        assertThat(left(batch)).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void itemsOfOneKeyAreTakenTogetherForTheyShareCalls() {
        itemsOfAKey = 3;
        poll(0, 10, ORDINARY, ORDINARY, ORDINARY, ORDINARY, ORDINARY, ORDINARY);
        poll(1, 20, ORDINARY, ORDINARY, ORDINARY);

        TakenBatch batch = take(8 * ORDINARY);

        assertThat(batch.items()).extracting(TakenItem::partition).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(offsets(batch)).isEqualTo(Map.of(0, 3L, 1, 3L));
        assertThat(left(batch)).isEqualTo(Map.of(0, 3L));
    }

    @Test
    void ofAKeyThatFitsIntoNoBatchAsManyItemsAreTakenAsFit() {
        itemsOfAKey = 9;
        poll(0, 10, ORDINARY, ORDINARY, ORDINARY);

        TakenBatch batch = take(2 * ORDINARY);

        assertThat(batch.items()).hasSize(2);
        assertThat(left(batch)).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void itemsAtTheEndOfAPollWaitForTheRestOfTheirKey() {
        itemsOfAKey = 2;
        poll(0, 10, ORDINARY, ORDINARY, ORDINARY);
        poll(1, 20, ORDINARY, ORDINARY, ORDINARY);
        goingOn.add(1);

        TakenBatch batch = take(MOST);

        assertThat(batch.items()).extracting(TakenItem::partition).containsExactly(0, 0, 1, 1, 0);
        assertThat(offsets(batch)).isEqualTo(Map.of(0, 3L, 1, 2L));
        assertThat(left(batch)).isEqualTo(Map.of(1, 2L));
    }

    @Test
    void aPollOfOneKeyAloneWaitsForNothing() {
        itemsOfAKey = 9;
        poll(0, 10, ORDINARY, ORDINARY, ORDINARY);
        goingOn.add(0);

        assertThat(take(MOST).items()).hasSize(3);
    }

    @Test
    void wideItemsLeaveOrdinaryOnesTheirRoom() {
        poll(0, 10, WIDE, WIDE, WIDE, WIDE, WIDE, ORDINARY);
        poll(1, 20, ORDINARY, ORDINARY, ORDINARY, ORDINARY, ORDINARY, ORDINARY);

        TakenBatch batch = take(MOST);

        assertThat(batch.items()).filteredOn(item -> item.partition() == 0).hasSize(4);
        assertThat(batch.items()).filteredOn(item -> item.partition() == 1).hasSize(6);
        assertThat(offsets(batch)).isEqualTo(Map.of(0, 4L, 1, 6L));
        assertThat(left(batch)).isEqualTo(Map.of(0, 4L));
    }

    @Test
    void aPartitionOfWhichNothingFitsKeepsItsOffset() {
        poll(0, 10, WIDE, WIDE, WIDE, WIDE);
        poll(1, 20, WIDE);

        TakenBatch batch = take(WIDE);

        assertThat(offsets(batch)).isEqualTo(Map.of(0, 1L));
        assertThat(left(batch)).isEqualTo(Map.of(0, 1L, 1, 0L));
    }

    @Test
    void anItemThatNeverFitsIsTakenAllTheSameThoughOthersWereTakenBeforeIt() {
        poll(0, 10, ORDINARY);
        poll(1, 20, WIDE);

        TakenBatch batch = take(WIDE - 1);

        assertThat(batch.items()).hasSize(2);
        assertThat(left(batch)).isEmpty();
    }

    @Test
    void whatIsNoItemIsPassedOverAndTheOffsetAfterTheLastRecordIsCommitted() {
        poll(0, 10, ORDINARY, NO_ITEM);

        TakenBatch batch = take(MOST);

        assertThat(batch.items()).hasSize(1);
        assertThat(offsets(batch)).isEqualTo(Map.of(0, 2L));
    }

    private byte[] key(int offset) {
        return new byte[] {(byte) (offset / itemsOfAKey)};
    }

    private void poll(int partition, int timestamp, int... datapoints) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < datapoints.length; offset++) {
            records.add(new ConsumerRecord<>(
                    "work-items",
                    partition,
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    0,
                    1,
                    key(offset),
                    new byte[] {(byte) (datapoints[offset] == NO_ITEM ? 0 : datapoints[offset] == WIDE ? 2 : 1)},
                    new RecordHeaders(),
                    Optional.empty()));
        }
        polled.put(new TopicPartition("work-items", partition), records);
    }

    private TakenBatch take(long maxDatapoints) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        polled.forEach((partition, records) -> next.put(partition, new OffsetAndMetadata(records.size())));
        return TakenBatch.of(
                new ConsumerRecords<>(polled, next),
                partition -> goingOn.contains(partition.partition()),
                maxDatapoints,
                NOON,
                TakenBatchTest::parse);
    }

    private static Optional<TakenItem> parse(ConsumerRecord<byte[], byte[]> record) {
        Duration window = record.value()[0] == 2 ? Duration.ofHours(24) : Duration.ofMinutes(5);
        return record.value()[0] == 0
                ? Optional.empty()
                : Optional.of(new TakenItem(
                        Items.item("i-1", new Window(NOON.minus(window), NOON), minutely("A")), record.partition()));
    }

    private static Map<Integer, Long> offsets(TakenBatch batch) {
        Map<Integer, Long> offsets = new HashMap<>();
        batch.offsets().forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        return offsets;
    }

    private static Map<Integer, Long> left(TakenBatch batch) {
        Map<Integer, Long> left = new HashMap<>();
        batch.left().forEach((partition, offset) -> left.put(partition.partition(), offset));
        return left;
    }
}
