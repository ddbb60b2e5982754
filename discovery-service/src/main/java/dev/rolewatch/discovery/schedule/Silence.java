package dev.rolewatch.discovery.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A metric that gave no point when it was last read, or has not come back to its own cadence since. It has no second stage:
 * after three hours without a point ListMetrics does not list it, and what is not listed is not read at all.
 *
 * @param since since when it has given none; null if it has given one since
 * @param cadence that of the group with which it is read
 */
public record Silence(Instant since, Duration cadence) {
    private static final Duration LONG = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofMinutes(15);

    /** How long to wait between two readings of the metric, at least, if it was read through this time. */
    Duration pause(Instant through) {
        return since == null || through.isBefore(since.plus(LONG)) ? Duration.ZERO : PAUSE;
    }

    Silence broken() {
        return new Silence(null, cadence);
    }

    /** The same, read with another group. */
    Silence in(Duration newCadence) {
        return new Silence(since, newCadence);
    }
}
