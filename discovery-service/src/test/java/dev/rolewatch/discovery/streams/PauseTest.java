package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.Examples.queue;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static dev.rolewatch.discovery.streams.ScheduleDriver.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult.Found;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account's owner pauses, and switches on again. */
class PauseTest {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration SETTLES = Duration.ofMinutes(15);
    private static final Region OTHER_REGION = new Region("us-east-1");
    private static final FoundResource ORDERS = queue("orders", "NumberOfMessagesSent");
    private static final FoundResource FUNCTION = new FoundResource(
            ResourceId.of(OTHER_REGION, "AWS/Lambda", Map.of("FunctionName", "ship")),
            null,
            Map.of(),
            Map.of(),
            List.of("Invocations"));

    private final AccountId id = Examples.accountWithMoment(150);
    private ScheduleDriver schedule;
    private long revision = 1;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        schedule = new ScheduleDriver(stateDir);
    }

    @AfterEach
    void stop() {
        schedule.close();
    }

    @Test
    void whatIsPausedIsFoundAndShownAndNotRead() {
        schedule.publish(account(id, 1, paused()));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.saw(scan, id, ORDERS);
        schedule.pass(Duration.ofHours(1));

        assertThat(schedule.resources())
                .singleElement()
                .satisfies(told -> assertThat(told.value.read()).isFalse());
        assertThat(schedule.workItems()).isEmpty();
    }

    @Test
    void whatIsSwitchedOnForTheFirstTimeIsReadAsFarBackAsTheBackfill() {
        schedule.publish(account(id, 1, paused()));
        String scan = schedule.scanRequests().get(0).scanId();
        schedule.saw(scan, id, ORDERS);
        schedule.resources();

        choose(CollectionChoice.EVERYTHING);
        schedule.pass(INTERVAL);

        assertThat(schedule.resources())
                .singleElement()
                .satisfies(told -> assertThat(told.value.read()).isTrue());
        assertThat(onlyItem().window().from())
                .isEqualTo(NOON.minus(ScheduleDriver.RHYTHM.backfill()).minus(SETTLES));
    }

    @Test
    void aShortPauseIsCaughtUpWith() {
        findBoth();
        choose(paused());
        schedule.pass(Duration.ofHours(1));
        assertThat(schedule.workItems()).isEmpty();
        assertThat(schedule.resources())
                .allSatisfy(told -> assertThat(told.value.read()).isFalse());

        choose(CollectionChoice.EVERYTHING);
        schedule.pass(INTERVAL);

        assertThat(schedule.workItems())
                .hasSize(2)
                .allSatisfy(
                        item -> assertThat(item.window().from()).isBeforeOrEqualTo(NOON.minus(Duration.ofMinutes(5))));
    }

    @Test
    void aShortPauseCostsNoPointOfWhatIsPublishedDaily() {
        AccountId daily = Examples.accountWithMoment(60);
        String key = Resource.key(daily, Examples.bucket("logs").id());
        schedule.saw(schedule.connect(daily), daily, Examples.bucket("logs"));
        schedule.workItems().forEach(schedule::read);
        Instant readThrough =
                schedule.progress(key).of(Duration.ofDays(1)).orElseThrow().collectedThrough();

        schedule.publish(account(daily, 2, new CollectionChoice(true, null, null, null, null, null)));
        schedule.pass(INTERVAL);
        schedule.publish(account(daily, 3, new CollectionChoice(false, null, null, null, null, null)));
        schedule.pass(INTERVAL);

        assertThat(schedule.progress(key).of(Duration.ofDays(1)))
                .hasValueSatisfying(
                        progress -> assertThat(progress.collectedThrough()).isEqualTo(readThrough));
    }

    @Test
    void aLongPauseIsNotCaughtUpWithBeyondTheBackfill() {
        findBoth();
        choose(paused());
        schedule.pass(INTERVAL);
        schedule.leap(Duration.ofDays(30));
        schedule.workItems();
        Instant back = schedule.now();

        choose(CollectionChoice.EVERYTHING);
        schedule.pass(INTERVAL);

        Instant backfill = back.minus(ScheduleDriver.RHYTHM.backfill());
        assertThat(schedule.workItems())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.window().from())
                        .isBetween(backfill.minus(Duration.ofHours(1)), backfill.plus(INTERVAL)));
    }

    private void findBoth() {
        String scan = schedule.connect(id);
        schedule.saw(scan, id, ORDERS);
        schedule.tell(id, new Found(scan, id, OTHER_REGION, Source.METRICS, List.of(FUNCTION)));
        schedule.looked(scan, id, OTHER_REGION, true);
        schedule.finished(scan, id, REGION, OTHER_REGION);
        schedule.workItems().forEach(schedule::read);
        assertThat(schedule.resources()).hasSize(2);
    }

    private void choose(CollectionChoice choice) {
        schedule.publish(account(id, ++revision, choice));
    }

    private WorkItem onlyItem() {
        List<WorkItem> items = schedule.workItems();
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static CollectionChoice paused() {
        return new CollectionChoice(true, null, null, null, null, null);
    }
}
