package dev.rolewatch.awsaccess.rate;

import java.time.Duration;

/**
 * How much of what we allow ourselves AWS lets through: halved when AWS throttles, and growing again by the same small step
 * each second (additive increase, multiplicative decrease, as TCP does). It grows with time and not with answers, so that
 * whoever makes few calls recovers as soon as who makes many. Not safe for use by several threads.
 */
final class BackOff {
    /** From nothing to all of it, if nothing is throttled meanwhile. */
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    /** Calls in flight are throttled together, so that all throttles in such a time count as one. */
    private static final Duration ONE_THROTTLE = Duration.ofSeconds(1);

    private boolean everThrottled;
    private long lastCut;
    private double factorThen;

    /**
     * AWS throttled a call.
     *
     * @param now a monotonic time in nanoseconds
     */
    void throttled(long now) {
        if (!everThrottled || now - lastCut >= ONE_THROTTLE.toNanos()) {
            factorThen = factor(now) / 2;
            lastCut = now;
            everThrottled = true;
        }
    }

    /**
     * What to multiply a rate by: at most 1. However long throttling lasts, it stays near a sixtieth, which is what a second
     * adds and the next throttle halves: enough to find out that the throttling has ended.
     */
    double factor(long now) {
        double recovered = (double) (now - lastCut) / RECOVERY.toNanos();
        return everThrottled ? Math.min(1, factorThen + recovered) : 1;
    }

    /**
     * How long a rate takes now for what takes it so many seconds when it is whole. No more than half of the recovery longer:
     * on its way back to the whole, that is all that it loses.
     */
    double stretched(long now, double seconds) {
        return Math.min(seconds / factor(now), seconds + RECOVERY.toSeconds() / 2.0);
    }
}
