package dev.rolewatch.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT10M, 2026-03-01T11:50:00Z, 60",
        "PT13M29S, 2026-03-01T11:46:00Z, 60",
        "P14DT23H, 2026-02-14T13:00:00Z, 60",
        "P20DT7M, 2026-02-09T11:50:00Z, 300",
        "P64DT7M, 2025-12-27T11:00:00Z, 3600"
    })
    void theOlderTheStartTheCoarserItIsAndThePeriodMustBe(Duration age, Instant expected, int finest) {
        TimeRange range = TimeRange.of(NOW.minus(age), NOW, NOW);

        assertThat(Instant.ofEpochSecond(range.start())).isEqualTo(expected);
        assertThat(range.hasDataOf(finest)).isTrue();
        assertThat(range.hasDataOf(finest / 5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"P455D, true", "P456D, false"})
    void pointsAreKeptFor455Days(Duration age, boolean kept) {
        assertThat(TimeRange.of(NOW.minus(age), NOW, NOW).hasDataOf(3600)).isEqualTo(kept);
    }
}
