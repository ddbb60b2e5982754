package dev.rolewatch.discovery.schedule;

import java.time.Duration;

/**
 * How often things are done.
 *
 * @param interval between two readings of a metric that AWS publishes at least as often, unless an account's owner has
 *     chosen another; at least a minute
 * @param backfill how far back the first reading of a resource goes
 * @param scanEvery between the beginnings of two scans of an account
 */
public record Rhythm(Duration interval, Duration backfill, Duration scanEvery) {
    private static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1);

    public Rhythm {
        if (interval.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException(
                    "the interval is at least a minute, the shortest period that AWS publishes at, but this is "
                            + interval);
        }
        if (backfill.isNegative()) {
            throw new IllegalArgumentException("the backfill is not negative, but this is " + backfill);
        }
        if (scanEvery.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("accounts are scanned at most every minute, but this is " + scanEvery);
        }
    }
}
