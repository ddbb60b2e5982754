package dev.rolewatch.discovery.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final ThreadFailures failures = new ThreadFailures();

    @Test
    void fiveWithinTenMinutesAreTooMany() {
        addEvery(Duration.ofMinutes(2), 4);
        assertThat(failures.tooMany(NOON.plus(Duration.ofMinutes(6)))).isFalse();

        failures.add(NOON.plus(Duration.ofMinutes(8)));

        assertThat(failures.tooMany(NOON.plus(Duration.ofMinutes(8)))).isTrue();
        assertThat(failures.tooMany(NOON.plus(Duration.ofMinutes(10)))).isFalse();
    }

    @Test
    void failuresThatAreRareAreNeverTooMany() {
        addEvery(Duration.ofMinutes(3), 100);

        assertThat(failures.tooMany(NOON.plus(Duration.ofMinutes(297)))).isFalse();
    }

    private void addEvery(Duration pause, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(NOON.plus(pause.multipliedBy(i)));
        }
    }
}
