package dev.rolewatch.local.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Rate rate = new Rate(Duration.ofMinutes(2));

    @Test
    void nothingIsKnownFromOneSample() {
        rate.add(START, 1000);

        assertThat(rate.perMinute()).isZero();
    }

    @Test
    void whatGrewBeforeTheWindowIsForgotten() {
        rate.add(START, 0);
        rate.add(START.plusSeconds(60), 50_000);
        rate.add(START.plusSeconds(120), 50_100);
        rate.add(START.plusSeconds(180), 50_200);

        assertThat(rate.perMinute()).isEqualTo(100);
    }

    @Test
    void aBurstAtTheStartIsSpreadOverTheWholeWindow() {
        rate.add(START, 0);
        rate.add(START.plusSeconds(1), 1000);

        assertThat(rate.perMinute()).isEqualTo(500);
    }
}
