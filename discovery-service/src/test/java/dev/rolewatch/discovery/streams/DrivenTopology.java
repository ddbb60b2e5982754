package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Progress;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Rhythm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker: what goes in, what comes out and what is stored. */
class DrivenTopology implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private final Topics topics = new Topics("test.");

    DrivenTopology(Path stateDir, Rhythm rhythm, Instant start, Function<String, KeyValueBytesStoreSupplier> stores) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SkipFailedRecords.class);
        properties.put(SkipFailedRecords.METERS, meters);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        properties.put(SharedMemory.BYTES, 16L << 20);
        driver = new TopologyTestDriver(
                ScheduleTopology.build(topics, new NextItems(Catalog.shipped(), rhythm), meters, stores),
                properties,
                start);
    }

    /** Everything that is stored, by store and key. */
    Map<String, Map<String, byte[]>> content() {
        Map<String, Map<String, byte[]>> stored = new HashMap<>();
        driver.getAllStateStores().keySet().forEach(name -> {
            Map<String, byte[]> content = stored.computeIfAbsent(name, any -> new HashMap<>());
            try (var all = driver.<String, byte[]>getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> content.put(entry.key, entry.value));
            }
        });
        return stored;
    }

    void pipe(String topic, String key, byte[] value) {
        driver.createInputTopic(topics.name(topic), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    List<ScanRequest> scanRequests() {
        return sent(Topics.SCAN_REQUESTS).stream()
                .map(message -> Json.read(message.value, ScanRequest.class))
                .toList();
    }

    List<AccountEvent> accountEvents() {
        return sent(Topics.ACCOUNT_EVENTS).stream()
                .map(message -> Json.read(message.value, AccountEvent.class))
                .toList();
    }

    List<WorkItem> workItems() {
        return workItemRecords().stream().map(DrivenTopology::workItem).toList();
    }

    static WorkItem workItem(KeyValue<String, byte[]> message) {
        return Json.read(message.value, WorkItem.class);
    }

    List<KeyValue<String, byte[]>> workItemRecords() {
        return sent(Topics.WORK_ITEMS);
    }

    /** Key and resource; a tombstone is a null resource. */
    List<KeyValue<String, Resource>> resources() {
        return sent(Topics.RESOURCES).stream()
                .map(message -> new KeyValue<>(
                        message.key, message.value == null ? null : Json.read(message.value, Resource.class)))
                .toList();
    }

    List<TestRecord<String, byte[]>> resourceRecords() {
        return driver.createOutputTopic(
                        topics.name(Topics.RESOURCES), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<KeyValue<String, byte[]>> sent(String topic) {
        return driver.createOutputTopic(topics.name(topic), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }

    /** Puts a resource into the store that nothing can be done with. */
    void breakResourceOf(AccountId account) {
        store("inventory", brokenKey(account), "{}");
    }

    /** Puts a resource into the store that cannot be read. */
    void makeUnreadable(String store, AccountId account) {
        store(store, brokenKey(account), "{");
    }

    /** Puts a record into a store as an earlier or later version may have. */
    void store(String store, String key, String json) {
        driver.<String, byte[]>getKeyValueStore(store).put(key, json.getBytes(StandardCharsets.UTF_8));
    }

    String stored(String store, String key) {
        return new String(driver.<String, byte[]>getKeyValueStore(store).get(key), StandardCharsets.UTF_8);
    }

    ResourceProgress progress(String key) {
        return Json.read(stored("progress", key).getBytes(StandardCharsets.UTF_8), ResourceProgress.class);
    }

    void mendResourceOf(AccountId account) {
        driver.getKeyValueStore("inventory").delete(brokenKey(account));
    }

    /** Forgets through when the item's resource was read. */
    void breakProgress(WorkItem item) {
        ResourceProgress broken = new ResourceProgress(
                new TreeMap<>(Map.of(
                        item.cadence(),
                        new Progress.Outstanding(null, item.itemId(), item.issuedAt(), List.of(), false))),
                item.cadence(),
                null);
        driver.<String, byte[]>getKeyValueStore("progress")
                .put(Resource.key(item.account(), item.resource()), Json.write(broken));
    }

    private static String brokenKey(AccountId account) {
        return account + "/" + ScheduleDriver.REGION + "/AWS/SQS/QueueName=broken";
    }

    double count(String counter) {
        return meters.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** How many records the stores hold, but for what was spent. */
    long stored() {
        return driver.getAllStateStores().keySet().stream()
                .filter(name -> !name.equals("spending"))
                .mapToLong(name -> {
                    long[] count = {0};
                    try (var all = driver.getKeyValueStore(name).all()) {
                        all.forEachRemaining(entry -> count[0]++);
                    }
                    return count[0];
                })
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
