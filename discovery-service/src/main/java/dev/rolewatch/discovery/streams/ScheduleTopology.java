package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.schedule.NextItems;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;

/**
 * Three topics in, one processor with its stores, four topics out. Values stay bytes up to the processor, so that a
 * malformed one is its matter and not that of a deserializer, which could only stop or forget it.
 */
public final class ScheduleTopology {
    private static final String SOURCE = "sources";
    private static final String PROCESSOR = "schedule";

    private ScheduleTopology() {}

    /**
     * @param storeKind a store of a given name, on disk or in memory
     */
    public static Topology build(
            Topics topics,
            NextItems nextItems,
            MeterRegistry meters,
            Function<String, KeyValueBytesStoreSupplier> storeKind) {
        Topology topology = new Topology()
                .addSource(
                        SOURCE,
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.name(Topics.ACCOUNTS),
                        topics.name(Topics.SCAN_RESULTS),
                        topics.name(Topics.COLLECTION_REPORTS))
                .addProcessor(PROCESSOR, () -> new ScheduleProcessor(topics, nextItems, meters), SOURCE);
        ScheduleStores.builders(storeKind).forEach(store -> topology.addStateStore(store, PROCESSOR));
        addSink(topology, Outbox.SCAN_REQUESTS, topics.name(Topics.SCAN_REQUESTS));
        addSink(topology, Outbox.RESOURCES, topics.name(Topics.RESOURCES));
        addSink(topology, Outbox.WORK_ITEMS, topics.name(Topics.WORK_ITEMS));
        addSink(topology, Outbox.ACCOUNT_EVENTS, topics.name(Topics.ACCOUNT_EVENTS));
        return topology;
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
}
