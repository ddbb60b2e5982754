package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests keep the state in memory; the service keeps it on disk, with memory that its stores share. */
class StateOnDiskTest {
    private final AccountId id = Examples.accountWithMoment(150);

    @Test
    void theScheduleIsTheSameOnDiskAndAStoreThatClosesLeavesTheMemoryToTheOthers(@TempDir Path stateDir) {
        ScheduleDriver first = ScheduleDriver.onDisk(stateDir.resolve("first"));
        try (ScheduleDriver second = ScheduleDriver.onDisk(stateDir.resolve("second"))) {
            scanAndRead(first);
            first.close();

            scanAndRead(second);
        }
    }

    private void scanAndRead(ScheduleDriver schedule) {
        FoundResource[] queues = IntStream.range(0, 100)
                .mapToObj(i -> queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queues);
        assertThat(schedule.resources()).hasSize(queues.length);
        schedule.workItems().forEach(schedule::read);

        schedule.pass(Duration.ofMinutes(5));

        assertThat(schedule.workItems()).hasSize(queues.length);
    }
}
