package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which span of time is read next. */
public final class Windows {
    /** So that a window is still within the retention when a collector comes to read it. */
    private static final Duration TIME_IN_THE_QUEUE = Duration.ofHours(1);

    private Windows() {}

    /** Where the collection of a resource begins: far enough back for its newest points, and at least the backfill. */
    public static Instant start(MetricGroup group, Instant now, Duration backfill) {
        Duration newest = group.settles().plus(group.longestPeriod().multipliedBy(2));
        return now.minus(backfill.compareTo(newest) > 0 ? backfill : newest);
    }

    /**
     * How much wider a window is than one of a group that was read in time.
     *
     * @param pause how long to wait between two readings at least
     */
    static Duration beyondOrdinary(Window window, MetricGroup group, Duration interval, Duration pause) {
        Duration ordinary = MetricGroup.longer(group.cadence(), pause)
                .plus(interval)
                .plus(group.settles())
                .plus(group.longestPeriod().multipliedBy(2));
        Duration beyond = Duration.between(window.from(), window.to()).minus(ordinary);
        return beyond.isNegative() ? Duration.ZERO : beyond;
    }

    /**
     * The window that continues at {@code collectedThrough} and reads again what may not have settled yet; empty if no
     * period has ended since.
     */
    public static Optional<Window> next(MetricGroup group, Instant collectedThrough, Instant now) {
        Duration period = group.longestPeriod();
        Instant to = Retention.floor(now, period);
        if (!to.isAfter(collectedThrough)) {
            return Optional.empty();
        }
        Instant unsettled = collectedThrough.minus(group.settles());
        Instant kept = now.minus(group.kept()).plus(TIME_IN_THE_QUEUE).plus(period);
        return Optional.of(new Window(Retention.floor(unsettled.isAfter(kept) ? unsettled : kept, period), to));
    }
}
