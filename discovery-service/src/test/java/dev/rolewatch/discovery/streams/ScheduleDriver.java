package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Progress;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Rhythm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The schedule without a broker, in the words of its topics. It begins at noon, and time passes as the test says. */
final class ScheduleDriver implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final Region REGION = new Region("eu-central-1");
    static final TenantId TENANT = new TenantId("acme");
    static final String ROLE = "arn:aws:iam::111122223333:role/RolewatchRead";
    static final Rhythm RHYTHM = new Rhythm(Duration.ofMinutes(5), Duration.ofHours(3), Duration.ofMinutes(15));

    static final DescribedKind QUEUES = new DescribedKind("AWS/SQS", new TreeSet<>(List.of("QueueName")));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topics topics = new Topics("test.");
    private final TopologyTestDriver driver;
    private Instant now;

    ScheduleDriver(Path stateDir) {
        this(stateDir, RHYTHM, NOON, inMemory(Map.of()));
    }

    /** With the state on disk, as the service has it. */
    static ScheduleDriver onDisk(Path stateDir) {
        return new ScheduleDriver(stateDir, RHYTHM, NOON, Stores::persistentKeyValueStore);
    }

    private ScheduleDriver(
            Path stateDir, Rhythm rhythm, Instant start, Function<String, KeyValueBytesStoreSupplier> stores) {
        now = start;
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

    /** Another process with what this one stored. */
    ScheduleDriver restarted(Path stateDir, Rhythm rhythm) {
        Map<String, Map<String, byte[]>> stored = new HashMap<>();
        driver.getAllStateStores().keySet().forEach(name -> {
            Map<String, byte[]> content = stored.computeIfAbsent(name, any -> new HashMap<>());
            try (var all = driver.<String, byte[]>getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> content.put(entry.key, entry.value));
            }
        });
        return new ScheduleDriver(stateDir, rhythm, now, inMemory(stored));
    }

    private static Function<String, KeyValueBytesStoreSupplier> inMemory(Map<String, Map<String, byte[]>> stored) {
        return name -> CarriedStore.supplier(name, stored.getOrDefault(name, Map.of()));
    }

    Instant now() {
        return now;
    }

    /** Lets time pass second by second, as the punctuator sees it. */
    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        now = now.plus(time);
    }

    /** Lets one tick come, so much later than the last. */
    void tick(Duration sinceTheLast) {
        driver.advanceWallClockTime(sinceTheLast);
        now = now.plus(sinceTheLast);
    }

    /** Lets time pass at once, as after a pause of the process. */
    void leap(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
    }

    static Account account(AccountId id, long revision, AccountState state) {
        return account(id, revision, state, List.of());
    }

    static Account account(AccountId id, long revision, AccountState state, List<String> customNamespaces) {
        return new Account(
                id,
                TENANT,
                "Production",
                revision,
                state,
                new ExternalId("external-" + id),
                new RoleArn(ROLE),
                1,
                customNamespaces,
                NOON);
    }

    static Account account(AccountId id, long revision, CollectionChoice choice) {
        Account like = account(id, revision, AccountState.ACTIVE);
        return new Account(
                id,
                like.tenant(),
                like.name(),
                revision,
                like.state(),
                like.externalId(),
                like.roleArn(),
                like.roleRevision(),
                List.of(),
                NOON,
                null,
                1,
                null,
                null,
                choice);
    }

    /** Connects an account, and takes the request for its first scan. */
    String connect(AccountId id) {
        publish(account(id, 1, AccountState.ACTIVE));
        return scanRequests().get(0).scanId();
    }

    void publish(Account account) {
        pipe(Topics.ACCOUNTS, account.id().toString(), Json.write(account));
    }

    void remove(AccountId account) {
        pipe(Topics.ACCOUNTS, account.toString(), null);
    }

    void found(String scanId, AccountId account, FoundResource... resources) {
        tell(account, new ScanResult.Found(scanId, account, REGION, Source.METRICS, List.of(resources)));
    }

    /** What the scan's describe calls tell. */
    void described(String scanId, AccountId account, FoundResource... resources) {
        tell(account, new ScanResult.Found(scanId, account, REGION, Source.DESCRIBED, List.of(resources)));
    }

    void tagged(String scanId, AccountId account, TaggedArn... arns) {
        tell(account, new ScanResult.Tagged(scanId, account, REGION, List.of(arns)));
    }

    /** Everything of the Region was told, with all tags, and all resources of these kinds. */
    void looked(String scanId, AccountId account, DescribedKind... kinds) {
        looked(scanId, account, REGION, true, kinds);
    }

    void looked(String scanId, AccountId account, Region region, boolean tagsKnown, DescribedKind... kinds) {
        tell(account, new ScanResult.Looked(scanId, account, region, now, tagsKnown, List.of(kinds)));
    }

    /** A whole look at the Region, in which CloudWatch lists these. */
    void saw(String scanId, AccountId account, FoundResource... resources) {
        found(scanId, account, resources);
        looked(scanId, account);
    }

    /** Lets the next scan begin. */
    String nextScan(AccountId account) {
        for (int minute = 0; minute <= RHYTHM.scanEvery().toMinutes(); minute++) {
            Optional<ScanRequest> request = scanRequests().stream()
                    .filter(scan -> scan.account().equals(account))
                    .findFirst();
            if (request.isPresent()) {
                return request.get().scanId();
            }
            pass(Duration.ofMinutes(1));
        }
        throw new AssertionError("no scan of " + account + " was asked for");
    }

    void tell(AccountId account, ScanResult result) {
        pipe(Topics.SCAN_RESULTS, account.toString(), Json.write(result));
    }

    void finished(String scanId, AccountId account, Region... complete) {
        tell(account, new ScanResult.Finished(scanId, account, now, List.of(complete), List.of(), null, null));
    }

    /** The scan ends, and has learnt that the account does not use these. */
    void notEnabled(String scanId, AccountId account, Region... disabled) {
        tell(account, new ScanResult.Finished(scanId, account, now, List.of(), List.of(), null, List.of(disabled)));
    }

    void read(WorkItem item, String... silent) {
        report(
                new ItemOutcome.Read(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        item.window().to(),
                        10,
                        1,
                        5,
                        null,
                        List.of(silent)),
                item.account());
    }

    void notRead(WorkItem item) {
        report(
                new ItemOutcome.NotRead(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        NotReadReason.THROTTLED,
                        "Slow down.",
                        0,
                        0,
                        0,
                        List.of()),
                item.account());
    }

    private void report(ItemOutcome outcome, AccountId account) {
        CollectionReport report =
                new CollectionReport(account, TENANT, new RoleArn(ROLE).account(), REGION, now, 1, List.of(outcome));
        pipe(Topics.COLLECTION_REPORTS, account.toString(), Json.write(report));
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

    List<WorkItem> workItems() {
        return workItemRecords().stream().map(ScheduleDriver::workItem).toList();
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
        return account + "/" + REGION + "/AWS/SQS/QueueName=broken";
    }

    double count(String counter) {
        return meters.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** How many records the stores hold. */
    long stored() {
        return driver.getAllStateStores().keySet().stream()
                .mapToLong(name -> {
                    long[] count = {0};
                    try (var all = driver.getKeyValueStore(name).all()) {
                        all.forEachRemaining(entry -> count[0]++);
                    }
                    return count[0];
                })
                .sum();
    }

    /** An account whose moment is so many seconds after the interval's start. */
    static AccountId accountWithMoment(long seconds) {
        return new AccountId(new UUID(0, Duration.ofSeconds(seconds).toMillis()));
    }

    static FoundResource queue(String name, String... metrics) {
        return new FoundResource(
                ResourceId.of(REGION, "AWS/SQS", Map.of("QueueName", name)),
                "arn:aws:sqs:eu-central-1:111122223333:" + name,
                Map.of("team", "checkout"),
                Map.of(),
                List.of(metrics));
    }

    static FoundResource bucket(String name) {
        return new FoundResource(
                ResourceId.of(REGION, "AWS/S3", Map.of("BucketName", name, "StorageType", "StandardStorage")),
                "arn:aws:s3:::" + name,
                Map.of(),
                Map.of(),
                List.of("BucketSizeBytes"));
    }

    @Override
    public void close() {
        driver.close();
    }
}
