package dev.rolewatch.discovery.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.WorkItem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that begins at noon, and an account that is read in the middle of its intervals. */
abstract class ScheduleFixture {
    final AccountId id = Examples.accountWithMoment(150);
    ScheduleDriver schedule;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    WorkItem onlyItem() {
        List<WorkItem> items = schedule.workItems();
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
