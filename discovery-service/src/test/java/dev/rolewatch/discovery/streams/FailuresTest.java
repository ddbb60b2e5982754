package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");

    private final AccountId broken = Examples.accountWithMoment(150);
    private final AccountId sameMoment = Examples.accountWithMoment(450);
    private ScheduleDriver schedule;
    private String scan;

    @BeforeEach
    void readBothAccounts(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
        scan = schedule.connect(broken);
        schedule.saw(scan, broken, ORDERS);
        schedule.saw(schedule.connect(sameMoment), sameMoment, ORDERS);
        schedule.workItems().forEach(schedule::read);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void aResourceThatNothingCanBeDoneWithCostsNoOtherAndIsTriedAgain() {
        schedule.breakResourceOf(broken);

        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::account).containsExactlyInAnyOrder(broken, sameMoment);
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(1);

        schedule.pass(INTERVAL);
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(2);
        schedule.mendResourceOf(broken);

        schedule.pass(INTERVAL);
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(2);
    }

    @Test
    void aScanIsComparedWithAllTheOtherResources() {
        schedule.finished(scan, broken, REGION);
        String next = schedule.nextScan(broken);
        schedule.resources();
        schedule.breakResourceOf(broken);

        schedule.saw(next, broken, ORDERS, queue("invoices"));

        assertThat(schedule.resources())
                .extracting(published -> published.value.name())
                .containsExactly("invoices");
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(1);
    }

    @Test
    void aStoredResourceThatCannotBeReadCostsNoOtherAndTheAccountIsScannedAllTheSame() {
        schedule.finished(scan, broken, REGION);
        schedule.makeUnreadable("inventory", broken);

        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::account).containsExactlyInAnyOrder(broken, sameMoment);
        assertThat(schedule.count(ScheduleProcessor.UNREADABLE)).isEqualTo(1);

        String next = schedule.nextScan(broken);
        schedule.resources();
        schedule.saw(next, broken, ORDERS, queue("broken"), queue("invoices"));
        schedule.finished(next, broken, REGION);

        assertThat(schedule.resources())
                .extracting(published -> published.value.name())
                .containsExactlyInAnyOrder("broken", "invoices");
        schedule.nextScan(broken);
    }

    @Test
    void nothingIsTakenForGoneThatWasSeenButCannotBeRead() {
        String known = schedule.nextScan(scanned(broken, scan));
        schedule.saw(known, broken, ORDERS, queue("broken"));
        String next = schedule.nextScan(scanned(broken, known));
        schedule.resources();
        schedule.makeUnreadable("sightings", broken);

        schedule.described(next, broken, ORDERS);
        schedule.looked(next, broken, ScheduleDriver.QUEUES);

        assertThat(schedule.resources()).isEmpty();
    }

    @Test
    void anAccountThatCannotBeReadCostsNoOtherAtARestart(@TempDir Path stateDir) {
        schedule.store("accounts", broken.toString(), "{");

        try (ScheduleDriver next = schedule.restarted(stateDir, ScheduleDriver.RHYTHM)) {
            next.pass(INTERVAL);

            assertThat(next.workItems()).extracting(WorkItem::account).containsExactly(sameMoment);
            assertThat(next.count(ScheduleProcessor.UNREADABLE)).isEqualTo(1);
        }
    }

    @Test
    void aComparisonThatFailsIsMadeAgainByTheNextScanAsIfItHadNotBeen() {
        String key = Resource.key(broken, ORDERS.id());
        String first = schedule.nextScan(scanned(broken, scan));
        String progress = schedule.stored("progress", key);
        schedule.workItems();
        schedule.resources();
        FoundResource grown = queue("orders", "NumberOfMessagesSent", "SentMessageSize");

        schedule.store("progress", key, """
                {"byCadence":{"PT5M":{"type":"idle","collectedThrough":null}},"interval":"PT5M"}
                """);
        schedule.saw(first, broken, grown);
        assertThat(schedule.resources()).isEmpty();
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(1);

        schedule.store("progress", key, progress);
        String second = schedule.nextScan(scanned(broken, first));
        schedule.saw(second, broken, grown);
        assertThat(schedule.resources()).hasSize(1);
        schedule.pass(Duration.ofMinutes(15));
        assertThat(schedule.workItems()).anySatisfy(item -> {
            assertThat(item.metrics()).extracting(MetricToRead::name).contains("SentMessageSize");
            assertThat(item.window().from()).isBefore(ScheduleDriver.NOON.minus(Duration.ofHours(2)));
        });
    }

    private AccountId scanned(AccountId account, String finished) {
        schedule.finished(finished, account, REGION);
        return account;
    }

    @Test
    void aRecordThatCannotBeProcessedIsSkippedAndCounted() {
        schedule.pass(INTERVAL);
        List<WorkItem> items = schedule.workItems();
        schedule.breakProgress(items.get(0));

        items.forEach(schedule::read);

        assertThat(schedule.count(SkipFailedRecords.SKIPPED)).isEqualTo(1);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems())
                .extracting(WorkItem::account)
                .containsExactly(items.get(1).account());
    }
}
