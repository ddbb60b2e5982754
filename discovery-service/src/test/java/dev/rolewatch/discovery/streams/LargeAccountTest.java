package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.scan.FoundResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeAccountTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int RESOURCES = 5_000;
    private static final int MOST_AT_ONCE = 2_000;

    private final AccountId large = Examples.accountWithMoment(150);
    private final AccountId small = Examples.accountWithMoment(151);
    private ScheduleDriver schedule;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
        String scan = schedule.connect(large);
        IntStream.range(0, RESOURCES / 100).forEach(page -> schedule.found(scan, large, page(page)));
        schedule.looked(scan, large);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void aLargeRegionIsComparedStepByStepWhileOthersGoOn() {
        assertThat(schedule.resources()).hasSize(MOST_AT_ONCE);
        schedule.saw(schedule.connect(small), small, queue("orders", "NumberOfMessagesSent"));
        assertThat(schedule.resources()).hasSize(1);

        schedule.pass(SECOND);
        assertThat(schedule.resources()).hasSize(MOST_AT_ONCE);
        schedule.pass(Duration.ofSeconds(3));
        assertThat(schedule.resources()).hasSize(RESOURCES - 2 * MOST_AT_ONCE);
    }

    @Test
    void aProcessThatDiesInTheMiddleIsContinuedWhereItWas(@TempDir Path stateDir) {
        assertThat(schedule.resources()).hasSize(MOST_AT_ONCE);

        try (ScheduleDriver next = schedule.restarted(stateDir, ScheduleDriver.RHYTHM)) {
            next.pass(Duration.ofSeconds(5));

            assertThat(next.resources()).hasSize(RESOURCES - MOST_AT_ONCE).doesNotHaveDuplicates();
            assertThat(next.scanRequests()).isEmpty();
        }
    }

    @Test
    void noScanIsAskedForWhileThereIsSomethingToCompare() {
        schedule.leap(Duration.ofHours(1));
        assertThat(schedule.scanRequests()).isEmpty();

        schedule.pass(Duration.ofSeconds(3));
        assertThat(schedule.scanRequests()).hasSize(1);
    }

    @Test
    void itsItemsAreSpreadOverSeveralStepsAndTheSameAtEachInterval() {
        schedule.pass(Duration.ofSeconds(5));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofSeconds(140));
        assertThat(schedule.workItems()).isEmpty();

        List<Integer> first = perSecond();
        schedule.pass(ScheduleDriver.RHYTHM.interval().minusSeconds(first.size()));
        List<Integer> second = perSecond();

        assertThat(first).contains(1_000).allSatisfy(count -> assertThat(count).isBetween(0, 1_000));
        assertThat(first.stream().mapToInt(Integer::intValue).sum()).isEqualTo(RESOURCES);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTickThatIsLessLateThanTheOneBeforeHasItsStepToo() {
        schedule.pass(Duration.ofSeconds(5));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(Duration.ofSeconds(144));

        List<Integer> steps = new ArrayList<>();
        for (int second = 0; second < 8; second++) {
            schedule.tick(SECOND.plusMillis(second % 2 == 0 ? 40 : -40));
            steps.add(schedule.workItems().size());
        }

        assertThat(steps).containsSequence(1_000, 1_000, 1_000, 1_000, 1_000);
    }

    @Test
    void aResourceStaysInItsShard() {
        schedule.pass(Duration.ofSeconds(5));
        schedule.workItems().forEach(schedule::read);
        schedule.pass(ScheduleDriver.RHYTHM.interval());
        List<String> first = keys();
        schedule.pass(ScheduleDriver.RHYTHM.interval());

        assertThat(first).hasSize(RESOURCES);
        assertThat(keys()).isEqualTo(first);
        assertThat(first.stream().distinct()).hasSize(6);
    }

    private List<String> keys() {
        return schedule.workItemRecords().stream()
                .map(record -> {
                    WorkItem item = ScheduleDriver.workItem(record);
                    schedule.read(item);
                    return record.key;
                })
                .toList();
    }

    private List<Integer> perSecond() {
        List<Integer> counts = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            schedule.pass(SECOND);
            List<WorkItem> items = schedule.workItems();
            counts.add(items.size());
            items.forEach(schedule::read);
        }
        return counts;
    }

    private static FoundResource[] page(int page) {
        return IntStream.range(page * 100, (page + 1) * 100)
                .mapToObj(i -> queue("queue-" + i, "NumberOfMessagesSent"))
                .toArray(FoundResource[]::new);
    }
}
