package dev.rolewatch.contracts.collection;

import java.time.Duration;
import java.time.Instant;

/** For how long CloudWatch keeps points, and where their periods begin. */
public final class Retention {
    private Retention() {}

    /**
     * How long CloudWatch answers for points of a period, a multiple of one minute: a request that starts earlier gets no
     * points at all, not even those that are kept. Only multiples of five minutes are kept for 63 days, and only multiples
     * of an hour for 455 (GetMetricData, "StartTime", Amazon CloudWatch API Reference).
     */
    public static Duration of(Duration period) {
        if (period.toSeconds() % 3600 == 0) {
            return Duration.ofDays(455);
        }
        return period.toSeconds() % 300 == 0 ? Duration.ofDays(63) : Duration.ofDays(15);
    }

    /** The start of the period that a time falls into, so that a period is always the same span however it is read. */
    public static Instant floor(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
