package dev.rolewatch.discovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int RESOURCES = 480_000;

    @Test
    void aLargeAccountIsSpreadEvenly() {
        Turn turn = Turn.begins(NOON, INTERVAL);

        assertThat(turn.atOnce(RESOURCES, INTERVAL, NOON)).isEqualTo(2_000);
        assertThat(turn.issuedThrough("key", 240_000).atOnce(RESOURCES, INTERVAL, NOON.plusSeconds(120)))
                .isEqualTo(2_000);
    }

    @Test
    void aTurnWhoseStepsAreLateEndsInTimeAllTheSame() {
        Random random = new Random(1);
        Turn turn = Turn.begins(NOON, INTERVAL);
        Instant now = NOON;
        int mostAtOnce = 0;
        while (turn.issued() < RESOURCES) {
            int step = turn.atOnce(RESOURCES, INTERVAL, now);
            mostAtOnce = Math.max(mostAtOnce, step);
            turn = turn.issuedThrough("key", step);
            now = now.plusMillis(1_000 + random.nextInt(1_000));
        }

        assertThat(now).isBefore(NOON.plus(INTERVAL));
        assertThat(mostAtOnce).isLessThanOrEqualTo(4_000);
    }

    @Test
    void aSmallAccountHasOneStep() {
        assertThat(Turn.begins(NOON, INTERVAL).atOnce(10, INTERVAL, NOON)).isEqualTo(1_000);
        assertThat(Turn.begins(NOON, INTERVAL).atOnce(0, INTERVAL, NOON.plusSeconds(600)))
                .isEqualTo(1_000);
    }
}
