package dev.rolewatch.credential.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.rate.StsRate.Use;
import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StsRateTest {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final AtomicLong nanos = new AtomicLong();
    private double perSecond = 300;
    private final StsRate rate = new StsRate(() -> perSecond, LONGEST_WAIT, nanos::get);
    private long nextProofAt;

    @Test
    void whoeverWouldWaitForLongerThanAnAskerDoesIsToldToAskAgain() {
        List<Duration> waits = new ArrayList<>();

        assertThatThrownBy(() -> {
                    while (true) {
                        waits.add(rate.book());
                    }
                })
                .hasMessageContaining("asks again by itself")
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(RefusalReason.THROTTLED));

        assertThat(waits).isSorted().hasSizeBetween(4574, 4577);
    }

    @Test
    void sessionsDoNotWaitBehindProofsHoweverManyThereAre() {
        List<Duration> sessions = new ArrayList<>();
        for (int millis = 0; millis < 10_000; millis++) {
            nanos.set(Duration.ofMillis(millis).toNanos());
            bookProofsWhoseTurnItIs();
            if (millis % 10 == 0) {
                sessions.add(rate.book());
            }
        }

        assertThat(sessions).allMatch(wait -> wait.compareTo(Duration.ofMillis(7)) < 0);
    }

    @Test
    void theRateFollowsTheShareOfTheAccountsThatThisInstanceHas() {
        perSecond = 100;
        bookUntilWaiting();
        Duration before = rate.book();
        perSecond = 25;
        rate.book();

        assertThat(rate.book().minus(before)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void whatIsSentAgainIsWaitedForByThoseWhoComeAfter() {
        bookUntilWaiting();
        Duration before = rate.book();
        rate.charge();
        rate.charge();

        assertThat(rate.book().minus(before)).isBetween(Duration.ofMillis(9), Duration.ofMillis(11));
    }

    @Test
    void aWaitEndsWhenItsThreadIsInterrupted() {
        bookUntilWaiting();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> rate.await(Use.SESSION)).isInstanceOf(InterruptedException.class);
    }

    /** A mass onboarding: as many proofs as have their turn among proofs are booked among all calls. */
    private void bookProofsWhoseTurnItIs() {
        while (nextProofAt <= nanos.get()) {
            rate.book();
            nextProofAt = nanos.get() + rate.bookAmongProofs().toNanos();
        }
    }

    private void bookUntilWaiting() {
        while (rate.book().isZero()) {
            assertThat(nanos.get()).isZero();
        }
    }
}
