package dev.rolewatch.awsaccess.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final long START = -5_000_000_000L;

    private final BackOff backOff = new BackOff();

    @Test
    void aThrottleHalvesAtOnceAndAMinuteWithoutOneRestoresAllOfIt() {
        assertThat(backOff.factor(START)).isEqualTo(1);

        backOff.throttled(START);

        assertThat(backOff.factor(START)).isEqualTo(0.5);
        assertThat(backOff.factor(at(15))).isCloseTo(0.75, within(1e-9));
        assertThat(backOff.factor(at(60))).isEqualTo(1);
        assertThat(backOff.factor(at(3600))).isEqualTo(1);
    }

    @Test
    void callsThatAreThrottledTogetherCountOnce() {
        backOff.throttled(START);
        backOff.throttled(START + Duration.ofMillis(10).toNanos());
        backOff.throttled(START + Duration.ofMillis(999).toNanos());

        assertThat(backOff.factor(START)).isEqualTo(0.5);
    }

    @Test
    void throttlingThatLastsLeavesAWayToFindOutThatItHasEnded() {
        for (int second = 0; second < 100; second++) {
            backOff.throttled(at(second));
        }

        assertThat(backOff.factor(at(99))).isCloseTo(1.0 / 60, within(1e-9));
        assertThat(backOff.factor(at(99 + 60))).isEqualTo(1);
    }

    @Test
    void whatIsBookedWhileThrottledDoesNotOutlastTheRecovery() {
        for (int second = 0; second < 100; second++) {
            backOff.throttled(at(second));
        }

        assertThat(backOff.stretched(at(99), 0.1)).isCloseTo(6, within(1e-9));
        assertThat(backOff.stretched(at(99), 10)).isEqualTo(40);
        assertThat(backOff.stretched(at(200), 10)).isEqualTo(10);
    }

    private static long at(int second) {
        return START + Duration.ofSeconds(second).toNanos();
    }
}
