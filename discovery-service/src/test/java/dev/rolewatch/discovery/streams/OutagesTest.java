package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.schedule.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ListMetrics shows what was active in the last three hours; outages are longer. */
class OutagesTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration SETTLES = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(8);
    private static final Instant READ_BEFORE = NOON.minus(SETTLES);
    private static final Instant BORN_SINCE =
            NOON.minus(ScheduleDriver.RHYTHM.backfill()).minus(SETTLES);
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");
    private static final FoundResource GROWN_ORDERS = queue("orders", "NumberOfMessagesSent", "SentMessageSize");

    private final AccountId id = Examples.accountWithMoment(150);
    private ScheduleDriver schedule;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void aResourceThatEndedDuringAnOutageIsReadOnceMoreAndThenForgotten() {
        String scan = scanAfterOutage(ORDERS);
        schedule.looked(scan, id, ScheduleDriver.QUEUES);
        schedule.finished(scan, id, REGION);
        assertThat(schedule.resources()).containsExactly(new KeyValue<>(Resource.key(id, ORDERS.id()), null));

        schedule.pass(INTERVAL);
        WorkItem last = onlyItem();
        assertThat(last.window().from()).isEqualTo(READ_BEFORE);
        schedule.notRead(last);

        schedule.pass(INTERVAL);
        WorkItem again = onlyItem();
        assertThat(again.window().from()).isEqualTo(READ_BEFORE);
        schedule.read(again);

        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).isEmpty();
        assertThat(schedule.resources()).isEmpty();
        assertThat(schedule.stored()).isEqualTo(1);
    }

    @Test
    void aMetricThatEndedDuringAnOutageIsReadOnceMore() {
        String scan = scanAfterOutage(GROWN_ORDERS);
        schedule.saw(scan, id, ORDERS);
        schedule.finished(scan, id, REGION);

        schedule.pass(INTERVAL);
        WorkItem last = onlyItem();
        assertThat(last.metrics()).extracting(MetricToRead::name).contains("SentMessageSize");
        assertThat(last.window().from()).isEqualTo(READ_BEFORE);
        schedule.read(last);

        schedule.pass(INTERVAL);
        assertThat(onlyItem().metrics()).extracting(MetricToRead::name).containsExactly("NumberOfMessagesSent");
    }

    @Test
    void aResourceThatIsFoundAgainBeforeItsEndWasReadGoesOn() {
        String scan = scanAfterOutage(ORDERS);
        schedule.looked(scan, id, ScheduleDriver.QUEUES);
        schedule.finished(scan, id, REGION);
        schedule.resources();
        schedule.pass(Duration.ofMinutes(15));
        schedule.workItems();

        schedule.saw(schedule.scanRequests().get(0).scanId(), id, ORDERS);

        assertThat(schedule.resources())
                .singleElement()
                .satisfies(published -> assertThat(published.value.firstSeen()).isEqualTo(NOON));
        schedule.pass(Duration.ofHours(1));
        assertThat(schedule.workItems())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.window().from()).isEqualTo(READ_BEFORE));
    }

    @Test
    void whatEndedAndCannotBeReadIsGivenUpWhenCloudWatchHasForgottenIt() {
        String scan = scanAfterOutage(ORDERS);
        schedule.looked(scan, id, ScheduleDriver.QUEUES);
        schedule.finished(scan, id, REGION);

        schedule.leap(Duration.ofDays(14));
        schedule.notRead(onlyItem());
        schedule.leap(Duration.ofDays(2));

        assertThat(schedule.workItems()).isEmpty();
        assertThat(schedule.stored()).isEqualTo(1);
    }

    @Test
    void aResourceThatWasBornDuringAnOutageIsReadFromItsBirth() {
        String scan = scanAfterOutage();

        schedule.saw(scan, id, ORDERS);

        assertThat(onlyItem().window().from()).isEqualTo(BORN_SINCE);
    }

    @Test
    void aMetricThatWasBornDuringAnOutageIsReadFromItsBirth() {
        String scan = scanAfterOutage(ORDERS);

        schedule.saw(scan, id, GROWN_ORDERS);

        assertThat(onlyItem().window().from()).isEqualTo(BORN_SINCE);
    }

    @Test
    void anotherIntervalContinuesWhereTheLastOneWasRead(@TempDir Path stateDir) {
        scanAfterOutage(ORDERS);
        Rhythm slower = new Rhythm(
                INTERVAL.multipliedBy(2), ScheduleDriver.RHYTHM.backfill(), ScheduleDriver.RHYTHM.scanEvery());

        try (ScheduleDriver next = schedule.restarted(stateDir, slower)) {
            next.publish(account(id, 4, AccountState.ACTIVE));
            next.pass(slower.interval());

            assertThat(next.workItems()).singleElement().satisfies(item -> {
                assertThat(item.cadence()).isEqualTo(slower.interval());
                assertThat(item.window().from()).isEqualTo(READ_BEFORE);
            });
        }
    }

    /** Finds and reads resources at noon, and asks for a scan when the outage is over. */
    private String scanAfterOutage(FoundResource... before) {
        String first = schedule.connect(id);
        schedule.saw(first, id, before);
        schedule.finished(first, id, REGION);
        schedule.workItems().forEach(schedule::read);
        schedule.resources();
        schedule.publish(account(id, 2, AccountState.REFUSED));
        schedule.leap(OUTAGE);
        schedule.publish(account(id, 3, AccountState.ACTIVE));
        return schedule.scanRequests().get(0).scanId();
    }

    private WorkItem onlyItem() {
        List<WorkItem> items = schedule.workItems();
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
