package dev.rolewatch.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchEndTest {
    private static final boolean IN_TROUBLE = true;
    private static final boolean POINTS = true;

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final BatchEnd end = new BatchEnd(Duration.ofSeconds(60), Duration.ofSeconds(16), nanos::get);

    @Test
    void aBatchThatIsAnsweredLastsUntilItsDeadline() {
        end.opened(!IN_TROUBLE);
        end.answered();

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whoIsReadyHasOnlySoMuchPatienceWithTheOthers() {
        end.opened(!IN_TROUBLE);
        end.opened(!IN_TROUBLE);
        end.answered();
        pass(10);
        end.done(!IN_TROUBLE, POINTS);
        pass(1);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void patienceBeginsWithTheFirstThatIsReadyAndNotAnewWithEach() {
        for (int place = 0; place < 3; place++) {
            end.opened(!IN_TROUBLE);
        }
        end.answered();
        pass(10);
        end.done(!IN_TROUBLE, POINTS);
        pass(5);
        end.done(!IN_TROUBLE, POINTS);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void whoHasNothingToPublishIsNotImpatient() {
        end.opened(!IN_TROUBLE);
        end.opened(!IN_TROUBLE);
        end.answered();
        pass(10);
        end.done(!IN_TROUBLE, !POINTS);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aBatchThatNobodyAnswersLastsNoLongerThanPatience() {
        end.opened(!IN_TROUBLE);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void thoseInTroubleAreWaitedForOnlyBrieflyOnceTheOthersAreDone() {
        end.opened(IN_TROUBLE);
        end.opened(!IN_TROUBLE);
        end.answered();
        pass(10);
        assertThat(end.left()).isEqualTo(Duration.ofSeconds(50));

        end.done(!IN_TROUBLE, POINTS);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoGetsIntoTroubleIsWaitedForAgainWhenItIsAnswered() {
        end.opened(!IN_TROUBLE);
        end.answered();
        pass(10);
        end.troubled();
        assertThat(end.left()).isEqualTo(Duration.ofSeconds(2));

        end.recovered();

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whoIsDoneInTroubleWasNotWaitedForAnyway() {
        end.opened(IN_TROUBLE);
        end.opened(!IN_TROUBLE);
        end.answered();
        end.done(IN_TROUBLE, !POINTS);

        assertThat(end.left()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    @Timeout(30)
    void whoAwaitsTheEndGoesOnWhenAllIsReadOrTheTimeIsOverOrSomebodySaysSo() throws Exception {
        end.await();

        end.answered();
        end.opened(!IN_TROUBLE);
        end.opened(!IN_TROUBLE);
        wakes(() -> {
            end.done(!IN_TROUBLE, !POINTS);
            end.done(!IN_TROUBLE, !POINTS);
        });

        end.opened(!IN_TROUBLE);
        wakes(end::now);
        assertThat(end.left()).isZero();
        end.await();
    }

    @Test
    void noTurnIsWaitedForBeyondTheEndNorForLongerThanPatience() {
        end.opened(!IN_TROUBLE);
        end.answered();
        assertThat(end.longestWait()).isEqualTo(Duration.ofSeconds(16));
        pass(50);
        assertThat(end.longestWait()).isEqualTo(Duration.ofSeconds(10));
        pass(20);
        assertThat(end.longestWait()).isZero();
    }

    private void wakes(Runnable change) throws Exception {
        FutureTask<Void> awaited = new FutureTask<>(() -> {
            end.await();
            return null;
        });
        Thread waiting = new Thread(awaited);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        change.run();
        awaited.get();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
