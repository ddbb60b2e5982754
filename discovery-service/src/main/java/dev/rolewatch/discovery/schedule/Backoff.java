package dev.rolewatch.discovery.schedule;

import java.time.Duration;

/** Pauses that double, up to a cap. */
final class Backoff {
    /** Enough doublings for any cap in use, and too few to overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /**
     * @param earlier how many pauses there were before this one
     */
    static Duration pause(Duration first, int earlier, Duration cap) {
        Duration pause = first.multipliedBy(1L << Math.min(earlier, MOST_DOUBLINGS));
        return pause.compareTo(cap) < 0 ? pause : cap;
    }
}
