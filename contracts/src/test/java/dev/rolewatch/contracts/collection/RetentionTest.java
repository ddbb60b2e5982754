package dev.rolewatch.contracts.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    @ParameterizedTest
    @CsvSource({"1, 15", "7, 15", "5, 63", "15, 63", "60, 455", "90, 63", "61, 15", "1440, 455"})
    void pointsAreKeptForTheCoarsestPeriodThatDividesTheirs(int minutes, int days) {
        assertThat(Retention.of(Duration.ofMinutes(minutes))).isEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T12:03:20Z, PT1M, 2026-03-10T12:03:00Z",
        "2026-03-10T12:03:20Z, PT5M, 2026-03-10T12:00:00Z",
        "2026-03-10T12:00:00Z, P1D,  2026-03-10T00:00:00Z",
        "2026-03-10T00:00:00Z, P1D,  2026-03-10T00:00:00Z",
        "1969-12-31T23:59:59Z, PT1M, 1969-12-31T23:59:00Z"
    })
    void aTimeBelongsToThePeriodThatBeganLast(Instant time, Duration period, Instant start) {
        assertThat(Retention.floor(time, period)).isEqualTo(start);
    }
}
