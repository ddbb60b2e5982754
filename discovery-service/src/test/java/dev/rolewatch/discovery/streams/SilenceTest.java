package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.bucket;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.WorkItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue with two metrics, of which one falls silent at noon. */
class SilenceTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SETTLES = Duration.ofMinutes(15);
    private static final String LOUD = "NumberOfMessagesSent";
    private static final String SILENT = "SentMessageSize";

    private final AccountId id = Examples.accountWithMoment(150);
    private final List<WorkItem> withSilent = new ArrayList<>();
    private ScheduleDriver schedule;

    @BeforeEach
    void readBothAtNoon(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
        schedule.saw(schedule.connect(id), id, queue("orders", LOUD, SILENT));
        schedule.workItems().forEach(schedule::read);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void aMetricThatIsSilentForAnHourIsAskedForLessOften() {
        readFor(Duration.ofHours(9), SILENT);

        List<Duration> pauses = pauses();
        assertThat(pauses.subList(0, 11)).containsOnly(INTERVAL);
        assertThat(pauses.subList(14, pauses.size())).containsOnly(QUARTER);
        assertThat(pauses).isSorted();
    }

    @Test
    void noWindowOfASilentMetricLeavesAnythingOut() {
        readFor(Duration.ofHours(9), SILENT);

        Instant through = NOON;
        for (WorkItem item : withSilent) {
            assertThat(item.window().from()).isBeforeOrEqualTo(through.minus(SETTLES));
            through = item.window().to();
        }
    }

    @Test
    void theOthersAreAskedForAsBefore() {
        readFor(Duration.ofHours(3), SILENT);

        int asked = 0;
        for (int minute = 0; minute < 60; minute++) {
            schedule.pass(Duration.ofMinutes(1));
            for (WorkItem item : schedule.workItems()) {
                asked += has(item, LOUD) ? 1 : 0;
                schedule.read(item, SILENT);
            }
        }
        assertThat(asked).isEqualTo(12);
    }

    @Test
    void itsFirstPointBringsItBackAtOnceWithNothingLeftOut() {
        readFor(Duration.ofHours(8), SILENT);
        WorkItem found = nextWithSilent();
        assertThat(found.cadence()).isEqualTo(QUARTER);
        schedule.read(found);

        schedule.pass(INTERVAL);

        assertThat(schedule.workItems()).singleElement().satisfies(item -> {
            assertThat(item.cadence()).isEqualTo(INTERVAL);
            assertThat(has(item, SILENT)).isTrue();
            assertThat(item.window().from())
                    .isBeforeOrEqualTo(found.window().to().minus(SETTLES));
        });
    }

    @Test
    void aMetricThatWasNotReadIsNotSilent() {
        for (int minute = 0; minute < 180; minute++) {
            schedule.pass(Duration.ofMinutes(1));
            schedule.workItems().forEach(schedule::notRead);
        }

        schedule.pass(INTERVAL);

        assertThat(schedule.workItems()).singleElement().satisfies(item -> {
            assertThat(has(item, LOUD)).isTrue();
            assertThat(has(item, SILENT)).isTrue();
        });
    }

    @Test
    void aMetricDoesNotMoveWhileAnItemOfItsGroupIsOutstanding() {
        readFor(Duration.ofHours(2), SILENT);
        WorkItem outstanding = nextWithSilent();
        assertThat(outstanding.cadence()).isEqualTo(QUARTER);

        schedule.pass(Duration.ofMinutes(20));
        assertThat(schedule.workItems()).noneMatch(item -> has(item, SILENT));
        schedule.read(outstanding);
        schedule.pass(INTERVAL);

        assertThat(schedule.workItems())
                .anySatisfy(item -> assertThat(item.window().from())
                        .isBeforeOrEqualTo(outstanding.window().to().minus(SETTLES)));
    }

    @Test
    void silenceSurvivesARestart(@TempDir Path stateDir) {
        readFor(Duration.ofHours(8), SILENT);

        try (ScheduleDriver next = schedule.restarted(stateDir, ScheduleDriver.RHYTHM)) {
            next.pass(Duration.ofMinutes(12));

            assertThat(next.workItems()).filteredOn(item -> has(item, SILENT)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatIsPublishedDailyIsAskedForDailyThoughItSaysNothing() {
        AccountId other = Examples.accountWithMoment(60);
        String scan = schedule.connect(other);
        schedule.saw(scan, other, bucket("logs"));
        schedule.finished(scan, other, REGION);
        int asked = 0;
        for (int hour = 0; hour < 96; hour++) {
            for (WorkItem item : schedule.workItems()) {
                if (item.account().equals(other)) {
                    asked++;
                    assertThat(item.cadence()).isEqualTo(Duration.ofDays(1));
                }
                schedule.read(item, "BucketSizeBytes");
            }
            schedule.leap(HOUR);
        }

        assertThat(asked).isEqualTo(5);
    }

    private void readFor(Duration time, String... silent) {
        for (int minute = 0; minute < time.toMinutes(); minute++) {
            schedule.pass(Duration.ofMinutes(1));
            for (WorkItem item : schedule.workItems()) {
                if (has(item, SILENT)) {
                    withSilent.add(item);
                }
                schedule.read(item, silent);
            }
        }
    }

    /** The next item that asks for the silent metric; the others are read. */
    private WorkItem nextWithSilent() {
        for (int minute = 0; minute < 70; minute++) {
            schedule.pass(Duration.ofMinutes(1));
            for (WorkItem item : schedule.workItems()) {
                if (has(item, SILENT)) {
                    return item;
                }
                schedule.read(item);
            }
        }
        throw new AssertionError("the silent metric is not asked for any more");
    }

    private List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < withSilent.size(); i++) {
            pauses.add(Duration.between(
                    withSilent.get(i - 1).issuedAt(), withSilent.get(i).issuedAt()));
        }
        return pauses;
    }

    private static boolean has(WorkItem item, String metric) {
        return item.metrics().stream().map(MetricToRead::name).anyMatch(metric::equals);
    }
}
