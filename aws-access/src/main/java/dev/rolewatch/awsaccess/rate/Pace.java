package dev.rolewatch.awsaccess.rate;

import java.time.Duration;
import java.util.Optional;

/**
 * Calls one after another at an even distance, with a burst after a pause. Each caller books the next moment that is free,
 * so that those who come first go first. Safe for use by many threads.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private final long burstNanos;
    private boolean used;
    private long next;

    /** @param burst the time whose calls may be made at once after a pause */
    public Pace(Duration burst) {
        this.burstNanos = burst.toNanos();
    }

    /**
     * Books the next call.
     *
     * @param now a monotonic time in nanoseconds
     * @param perSecond how many calls may be made in a second, above 0; may change between calls
     * @return how long to wait before the call is made
     */
    public Duration book(long now, double perSecond) {
        return book(now, perSecond, Duration.ofNanos(Long.MAX_VALUE)).orElseThrow();
    }

    /**
     * Books the next call unless it would have to wait for too long.
     *
     * @return how long to wait before the call is made; empty if nothing was booked
     */
    public synchronized Optional<Duration> book(long now, double perSecond, Duration longestWait) {
        Duration wait = untilFree(now);
        if (wait.compareTo(longestWait) > 0) {
            return Optional.empty();
        }
        take(now, 1 / perSecond);
        return Optional.of(wait);
    }

    /** Forgets what a pause has earned: the next call may be made at once, and those after it one by one. */
    synchronized void dropCredit(long now) {
        if (!used || next - now < 0) {
            next = now;
            used = true;
        }
    }

    /** How long the next call would have to wait. */
    synchronized Duration untilFree(long now) {
        return used ? Duration.ofNanos(Math.max(0, next - now)) : Duration.ZERO;
    }

    /**
     * Takes the next moment that is free for something that lasts.
     *
     * @param seconds until what comes after it; may be more than the burst, and then what comes after it waits
     */
    synchronized void take(long now, double seconds) {
        if (!used || next - now < -burstNanos) {
            next = now - burstNanos;
            used = true;
        }
        next += (long) (seconds * NANOS_PER_SECOND);
    }
}
