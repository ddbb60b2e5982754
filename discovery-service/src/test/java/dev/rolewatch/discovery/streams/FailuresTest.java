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
        schedule.found(scan, broken, ORDERS);
        schedule.found(schedule.connect(sameMoment), sameMoment, ORDERS);
        schedule.workItems().forEach(schedule::read);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void anAccountThatCannotBeAttendedToCostsNoOtherAndIsTriedAgain() {
        schedule.breakResourceOf(broken);

        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::account).contains(sameMoment);
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(1);
        schedule.mendResourceOf(broken);

        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::account).contains(broken);
        assertThat(schedule.count(ScheduleProcessor.FAILED_TURNS)).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeProcessedIsSkippedAndCounted() {
        schedule.breakResourceOf(broken);

        schedule.finished(scan, broken, REGION);

        assertThat(schedule.count(SkipFailedRecords.SKIPPED)).isEqualTo(1);
        schedule.pass(INTERVAL);
        assertThat(schedule.workItems()).extracting(WorkItem::account).isEqualTo(List.of(sameMoment));
    }
}
