package dev.rolewatch.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

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
    void noTurnIsWaitedForBeyondTheEndNorForLongerThanPatience() {
        end.opened(!IN_TROUBLE);
        end.answered();
        assertThat(end.longestWait()).isEqualTo(Duration.ofSeconds(16));
        pass(50);
        assertThat(end.longestWait()).isEqualTo(Duration.ofSeconds(10));
        pass(20);
        assertThat(end.longestWait()).isZero();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
