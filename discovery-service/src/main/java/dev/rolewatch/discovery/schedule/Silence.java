package dev.rolewatch.discovery.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A metric that gave no point when it was last read, or has not come back to its own cadence since.
 *
 * @param since since when it has given none; null if it has given one since
 * @param cadence that of the group with which it is read
 */
public record Silence(Instant since, Duration cadence) {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration VERY_LONG = Duration.ofHours(6);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** How long to wait between two readings of the metric, at least, if it was read through this time. */
    Duration pause(Instant through) {
        if (since == null || through.isBefore(since.plus(LONG))) {
            return Duration.ZERO;
        }
        return through.isBefore(since.plus(VERY_LONG)) ? FIRST_PAUSE : LONGEST_PAUSE;
    }

    Silence broken() {
        return new Silence(null, cadence);
    }

    /** The same, read with another group. */
    Silence in(Duration newCadence) {
        return new Silence(since, newCadence);
    }
}
