package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which span of time is read next. */
public final class Windows {
    private static final Duration HOUR = Duration.ofHours(1);
    /** So that a window is still within the retention when a collector comes to read it. */
    private static final Duration TIME_IN_THE_QUEUE = HOUR;

    private Windows() {}

    /** Where the collection of a resource begins: far enough back for its newest points, and at least the backfill. */
    public static Instant start(MetricGroup group, Instant now, Duration backfill) {
        Duration newest = group.settles().plus(group.longestPeriod().multipliedBy(2));
        return now.minus(backfill.compareTo(newest) > 0 ? backfill : newest);
    }

    /**
     * The window that continues at {@code collectedThrough} and reads again what may not have settled yet; empty if no
     * period has ended since.
     */
    public static Optional<Window> next(MetricGroup group, Instant collectedThrough, Instant now) {
        Duration period = group.longestPeriod();
        Instant to = floor(now, period);
        if (!to.isAfter(collectedThrough)) {
            return Optional.empty();
        }
        Instant unsettled = collectedThrough.minus(group.settles());
        Instant kept = now.minus(retention(group.shortestPeriod()))
                .plus(TIME_IN_THE_QUEUE)
                .plus(period);
        return Optional.of(new Window(floor(unsettled.isAfter(kept) ? unsettled : kept, period), to));
    }

    /**
     * How long CloudWatch answers for points of a period; earlier starts get no data at all (GetMetricData, "StartTime",
     * Amazon CloudWatch API Reference).
     */
    private static Duration retention(Duration period) {
        if (period.compareTo(HOUR) >= 0) {
            return Duration.ofDays(455);
        }
        return period.compareTo(Duration.ofMinutes(5)) >= 0 ? Duration.ofDays(63) : Duration.ofDays(15);
    }

    private static Instant floor(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
