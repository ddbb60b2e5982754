package dev.rolewatch.collector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopStateTest {
    private static final Exception NO_BROKER = new IllegalStateException("no broker answers");
    private static final Exception TOO_LARGE = new IllegalStateException("a record is too large");

    private final LoopState state = new LoopState(Clock.systemUTC(), Duration.ofMinutes(5));

    @Test
    void aLoopThatConnectedLateIsReadyThoughNothingIsThereToCollect() {
        for (int i = 1; i <= 5; i++) {
            assertThat(state.disconnected(NO_BROKER)).isEqualTo(i);
        }
        assertThat(state.notWorking().orElseThrow()).contains("no broker answers");

        state.connected();

        assertThat(state.notWorking()).isEmpty();
        assertThat(state.disconnected(NO_BROKER)).isEqualTo(1);
    }

    @Test
    void aLoopThatLostItsConnectionIsNotReady() {
        state.connected();

        state.disconnected(NO_BROKER);

        assertThat(state.notWorking()).isPresent();
    }

    @Test
    void aBatchThatFailsAgainAndAgainIsToldUntilItSucceedsOrIsSomebodyElses() {
        state.connected();
        state.failed(TOO_LARGE);
        state.failed(TOO_LARGE);
        assertThat(state.notWorking()).isEmpty();

        assertThat(state.failed(TOO_LARGE)).isEqualTo(3);

        assertThat(state.notWorking().orElseThrow()).contains("3 times").contains("a record is too large");
        state.handedOver();
        assertThat(state.notWorking()).isEmpty();
    }
}
