package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static dev.rolewatch.discovery.streams.ScheduleDriver.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.WorkItem;
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

    private final AccountId broken = ScheduleDriver.accountWithMoment(150);
    private final AccountId sameMoment = ScheduleDriver.accountWithMoment(450);
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
