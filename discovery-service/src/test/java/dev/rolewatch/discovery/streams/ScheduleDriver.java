package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.schedule.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** The schedule without a broker, in the words of its topics. It begins at noon, and time passes as the test says. */
final class ScheduleDriver extends DrivenTopology {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final Region REGION = new Region("eu-central-1");
    static final TenantId TENANT = new TenantId("acme");
    static final String ROLE = "arn:aws:iam::111122223333:role/RolewatchRead";
    static final Rhythm RHYTHM = new Rhythm(Duration.ofMinutes(5), Duration.ofHours(3), Duration.ofMinutes(15));

    static final DescribedKind QUEUES = new DescribedKind("AWS/SQS", new TreeSet<>(List.of("QueueName")));

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
        super(stateDir, rhythm, start, stores);
        now = start;
    }

    /** Another process with what this one stored. */
    ScheduleDriver restarted(Path stateDir, Rhythm rhythm) {
        return new ScheduleDriver(stateDir, rhythm, now, inMemory(content()));
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

    /** Connects an account, and takes the request for its first scan. */
    String connect(AccountId id) {
        publish(Examples.account(id, 1, AccountState.ACTIVE));
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
        readThrough(item.window().to(), item, silent);
    }

    void readThrough(Instant through, WorkItem item, String... silent) {
        report(
                new ItemOutcome.Read(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        through,
                        10,
                        item.metrics().size(),
                        statistics(item),
                        null,
                        List.of(silent)),
                item.account());
    }

    /** What AWS may bill for an item. */
    static int statistics(WorkItem item) {
        return item.metrics().stream()
                .mapToInt(metric -> metric.statistics().size())
                .sum();
    }

    void notRead(WorkItem item) {
        notRead(item, 0);
    }

    /** Not all of it was read, and all of it is billed. */
    void readInPart(WorkItem item) {
        notRead(item, statistics(item));
    }

    private void notRead(WorkItem item, int billed) {
        report(
                new ItemOutcome.NotRead(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        NotReadReason.THROTTLED,
                        "Slow down.",
                        0,
                        billed,
                        billed,
                        List.of()),
                item.account());
    }

    private void report(ItemOutcome outcome, AccountId account) {
        CollectionReport report =
                new CollectionReport(account, TENANT, new RoleArn(ROLE).account(), REGION, now, 1, List.of(outcome));
        pipe(Topics.COLLECTION_REPORTS, account.toString(), Json.write(report));
    }
}
