package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.bucket;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The queue's metrics settle within 15 minutes and are published every minute. */
class WorkItemsTest extends ScheduleFixture {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration SETTLES = Duration.ofMinutes(15);
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");

    private String scan;

    @Test
    void aNewResourceIsReadAtOnceAndAsFarBackAsTheBackfill() {
        schedule.saw(schedule.connect(id), id, ORDERS);

        assertThat(schedule.workItems()).singleElement().satisfies(item -> {
            assertThat(item.account()).isEqualTo(id);
            assertThat(item.resource()).isEqualTo(ORDERS.id());
            assertThat(item.arn()).isEqualTo(ORDERS.arn());
            assertThat(item.tags()).containsEntry("team", "checkout");
            assertThat(item.cadence()).isEqualTo(INTERVAL);
            assertThat(item.window())
                    .isEqualTo(new Window(NOON.minus(Duration.ofHours(3)).minus(SETTLES), NOON));
            assertThat(item.metrics()).singleElement().satisfies(metric -> {
                assertThat(metric.name()).isEqualTo("NumberOfMessagesSent");
                assertThat(metric.unit()).isEqualTo("Count");
                assertThat(metric.period()).isEqualTo(Duration.ofMinutes(1));
                assertThat(metric.statistics()).containsExactly("SampleCount", "Sum", "Minimum", "Maximum");
            });
        });
    }

    @Test
    void theNextWindowContinuesWhereTheLastWasReadLessWhatMayNotHaveSettled() {
        WorkItem first = firstItem();
        schedule.read(first);

        schedule.pass(INTERVAL);

        assertThat(schedule.workItems()).singleElement().satisfies(item -> {
            assertThat(item.window().from()).isEqualTo(NOON.minus(SETTLES));
            assertThat(item.window().to()).isAfter(NOON).isBeforeOrEqualTo(NOON.plus(INTERVAL));
        });
    }

    @Test
    void afterAnOutageOneWideWindowCoversAllOfIt() {
        schedule.read(firstItem());
        schedule.publish(account(id, 2, AccountState.REFUSED));
        schedule.pass(Duration.ofHours(7));
        assertThat(schedule.workItems()).isEmpty();

        schedule.publish(account(id, 3, AccountState.ACTIVE));
        schedule.pass(INTERVAL);

        assertThat(schedule.workItems())
                .singleElement()
                .satisfies(item -> assertThat(item.window().from()).isEqualTo(NOON.minus(SETTLES)));
    }

    @Test
    void whatWasNotReadIsReadWithTheNextWindow() {
        WorkItem first = firstItem();
        schedule.notRead(first);

        schedule.pass(INTERVAL);

        assertThat(schedule.workItems()).singleElement().satisfies(item -> {
            assertThat(item.window().from()).isEqualTo(first.window().from());
            assertThat(item.window().to()).isAfter(first.window().to());
        });
    }

    @Test
    void aMetricThatIsPublishedDailyIsAskedForDaily() {
        schedule.saw(schedule.connect(id), id, bucket("logs"));
        WorkItem first = schedule.workItems().get(0);
        assertThat(first.cadence()).isEqualTo(Duration.ofDays(1));
        assertThat(first.window().to()).isEqualTo(Instant.parse("2026-03-10T00:00:00Z"));
        schedule.read(first);

        schedule.pass(Duration.ofHours(11).plusMinutes(59));
        assertThat(schedule.workItems()).isEmpty();
        schedule.pass(Duration.ofMinutes(7));

        assertThat(schedule.workItems())
                .singleElement()
                .satisfies(item -> assertThat(item.window())
                        .isEqualTo(new Window(
                                Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-11T00:00:00Z"))));
    }

    @Test
    void aMetricThatJoinsItsGroupIsReadAsFarBackAsTheBackfill() {
        schedule.read(firstItem());
        schedule.finished(scan, id, REGION);
        for (int turn = 0; turn < 2; turn++) {
            schedule.pass(INTERVAL);
            schedule.workItems().forEach(schedule::read);
        }
        schedule.pass(INTERVAL);
        WorkItem withoutIt = schedule.workItems().get(0);
        String next = schedule.nextScan(id);
        schedule.saw(next, id, queue("orders", "NumberOfMessagesSent", "SentMessageSize"));
        assertThat(schedule.workItems()).isEmpty();

        schedule.read(withoutIt);
        schedule.pass(INTERVAL);
        WorkItem withIt = schedule.workItems().get(0);
        assertThat(withIt.metrics()).hasSize(2);
        assertThat(withIt.window().from())
                .isEqualTo(NOON.minus(Duration.ofHours(3)).minus(SETTLES));

        schedule.notRead(withIt);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems())
                .singleElement()
                .satisfies(item -> assertThat(item.window().from())
                        .isEqualTo(withIt.window().from()));
    }

    @Test
    void accountsAreReadAtDifferentMomentsOfTheInterval() {
        int accounts = 60;
        for (int i = 0; i < accounts; i++) {
            AccountId each = new AccountId(UUID.nameUUIDFromBytes(new byte[] {(byte) i}));
            schedule.saw(schedule.connect(each), each, ORDERS);
        }
        schedule.workItems().forEach(schedule::read);
        schedule.pass(INTERVAL);
        schedule.workItems().forEach(schedule::read);

        List<Integer> perMinute = new ArrayList<>();
        for (int minute = 0; minute < INTERVAL.toMinutes(); minute++) {
            schedule.pass(Duration.ofMinutes(1));
            perMinute.add(schedule.workItems().size());
        }

        assertThat(perMinute.stream().mapToInt(Integer::intValue).sum()).isEqualTo(accounts);
        assertThat(perMinute).allSatisfy(count -> assertThat(count).isBetween(1, accounts / 2));
    }

    @Test
    void aLargeAccountIsSplitIntoShardsAndAResourceStaysInItsShard() {
        scan = schedule.connect(id);
        FoundResource[] many = IntStream.range(0, 2_500)
                .mapToObj(i -> queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
        schedule.saw(scan, id, many);
        schedule.pass(Duration.ofSeconds(2));

        List<String> keys =
                schedule.workItemRecords().stream().map(item -> item.key).toList();

        assertThat(Set.copyOf(keys))
                .containsExactlyInAnyOrder(id + "/eu-central-1/0", id + "/eu-central-1/1", id + "/eu-central-1/2");
    }

    @Test
    void malformedRecordsAreCountedAndSkipped() {
        String key = id.toString();
        schedule.pipe(Topics.ACCOUNTS, "no-account-id", "{}".getBytes());
        schedule.pipe(Topics.ACCOUNTS, key, "{".getBytes());
        schedule.pipe(Topics.ACCOUNTS, key, "{}".getBytes());
        schedule.pipe(Topics.SCAN_RESULTS, key, null);
        schedule.pipe(Topics.SCAN_RESULTS, key, ("{\"type\":\"found\",\"account\":\"" + key + "\"}").getBytes());
        schedule.pipe(Topics.COLLECTION_REPORTS, key, "[1]".getBytes());
        schedule.pipe(
                Topics.COLLECTION_REPORTS,
                key,
                ("{\"account\":\"" + key + "\",\"items\":[{\"type\":\"read\"}]}").getBytes());

        assertThat(schedule.count(ScheduleProcessor.MALFORMED)).isEqualTo(7);
        assertThat(firstItem()).isNotNull();
    }

    private WorkItem firstItem() {
        scan = schedule.connect(id);
        schedule.saw(scan, id, ORDERS);
        return schedule.workItems().get(0);
    }
}
