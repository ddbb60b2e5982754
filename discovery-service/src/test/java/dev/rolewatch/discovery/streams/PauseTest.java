package dev.rolewatch.discovery.streams;

import static dev.rolewatch.discovery.streams.Examples.account;
import static dev.rolewatch.discovery.streams.ScheduleDriver.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an account's owner pauses, and switches on again. */
class PauseTest extends ChoiceFixture {
    private static final Duration INTERVAL = ScheduleDriver.RHYTHM.interval();
    private static final Duration SETTLES = Duration.ofMinutes(15);

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

    private static CollectionChoice paused() {
        return new CollectionChoice(true, null, null, null, null, null);
    }
}
