package dev.rolewatch.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;

/**
 * The times of one GetMetricData call. The start is rounded down the more the older it is, as CloudWatch does.
 *
 * @param start epoch seconds, inclusive
 * @param end epoch seconds, exclusive
 * @param age of the start, when the call came
 */
record TimeRange(long start, long end, Duration age) {
    private static final Duration FINE = Duration.ofDays(15);
    private static final Duration MEDIUM = Duration.ofDays(63);
    private static final Duration KEPT = Duration.ofDays(455);
    private static final Duration RECENT = Duration.ofHours(3);

    static TimeRange of(Instant start, Instant end, Instant now) {
        Duration age = Duration.between(start, now);
        long step = requiredMultiple(age);
        return new TimeRange(Periods.startUntil(start.getEpochSecond(), step), end.getEpochSecond(), age);
    }

    /** To what a start of this age is rounded, which is also what the period must be a multiple of, in seconds. */
    private static long requiredMultiple(Duration age) {
        if (age.compareTo(FINE) < 0) {
            return 60;
        }
        return age.compareTo(MEDIUM) <= 0 ? 300 : 3600;
    }

    /** True if CloudWatch still keeps points of that period from the start on; otherwise it returns none at all. */
    boolean hasDataOf(int period) {
        return period % requiredMultiple(age) == 0 && age.compareTo(KEPT) <= 0;
    }

    boolean isRecent() {
        return age.compareTo(RECENT) <= 0;
    }

    /** How many periods the range touches: CloudWatch's estimate of the points, whether or not they exist. */
    int buckets(int period) {
        return (int) Periods.ceilDiv(end - start, period);
    }
}
