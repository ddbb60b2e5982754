package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues of which eight metrics are published each minute, and which nobody has read for long. */
class CatchingUpTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final long MOST = 10_000_000;
    private static final String[] METRICS = {
        "ApproximateAgeOfOldestMessage",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible",
        "ApproximateNumberOfMessagesVisible",
        "NumberOfEmptyReceives",
        "NumberOfMessagesDeleted",
        "NumberOfMessagesReceived",
        "NumberOfMessagesSent",
    };

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
    void afterALongTimeEachResourceIsIssuedOnceAndNoMoreInATurnThanIsReadInIt() {
        int resources = 60;
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queues(resources));
        schedule.finished(scan, id, REGION);
        schedule.workItems().forEach(schedule::read);
        schedule.leap(Duration.ofDays(20));

        Set<ResourceId> caughtUp = new HashSet<>();
        List<WorkItem> unreported = new ArrayList<>();
        for (int turns = 0; caughtUp.size() < resources; turns++) {
            List<WorkItem> issued = schedule.workItems();
            List<WorkItem> wide = issued.stream().filter(CatchingUpTest::isWide).toList();
            assertThat(turns).isLessThan(20);
            assertThat(wide.stream().mapToLong(CatchingUpTest::datapoints).sum())
                    .isLessThan(MOST + 2_000_000);
            wide.forEach(item -> assertThat(caughtUp.add(item.resource()))
                    .as("%s is issued once", item.resource())
                    .isTrue());
            unreported.forEach(schedule::read);
            unreported = issued;
            schedule.tick(INTERVAL);
        }
    }

    @Test
    void ofManyNewResourcesSomeBeginInALaterTurnAndMissNothing() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, queues(2_000));
        schedule.finished(scan, id, REGION);
        List<WorkItem> atOnce = schedule.workItems();
        atOnce.forEach(schedule::read);
        schedule.pass(INTERVAL);
        List<WorkItem> later =
                schedule.workItems().stream().filter(CatchingUpTest::isWide).toList();

        assertThat(atOnce.size()).isBetween(500, 1_999);
        assertThat(atOnce.size() + later.size()).isEqualTo(2_000);
        assertThat(later)
                .allSatisfy(item -> assertThat(item.window().from())
                        .isBeforeOrEqualTo(atOnce.get(0).window().from().plus(Duration.ofMinutes(1))));
    }

    private static boolean isWide(WorkItem item) {
        return Duration.between(item.window().from(), item.window().to()).compareTo(Duration.ofHours(1)) > 0;
    }

    private static long datapoints(WorkItem item) {
        long seconds =
                Duration.between(item.window().from(), item.window().to()).toSeconds();
        return item.metrics().stream()
                .mapToLong(metric ->
                        metric.statistics().size() * (seconds / metric.period().toSeconds()))
                .sum();
    }

    private static FoundResource[] queues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Examples.queue("queue-" + i, METRICS))
                .toArray(FoundResource[]::new);
    }
}
