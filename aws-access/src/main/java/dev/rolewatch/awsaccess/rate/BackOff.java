package dev.rolewatch.awsaccess.rate;

import java.time.Duration;

/**
 * How much of what we allow ourselves AWS lets through: halved when AWS throttles, and growing again by the same small step
 * each second (additive increase, multiplicative decrease, as TCP does). It grows with time and not with answers, so that
 * whoever makes few calls recovers as soon as who makes many. Not safe for use by several threads.
 */
final class BackOff {
    /** Enough to find out in time that the throttling has ended: GetMetricData is still called every few seconds. */
    static final double LEAST = 1.0 / 64;
    /** From the least to all of it, if nothing is throttled meanwhile. */
    static final Duration RECOVERY = Duration.ofMinutes(1);
    /** Calls in flight are throttled together; that is told once. */
    static final Duration ONE_TELLING = Duration.ofSeconds(1);

    private boolean everThrottled;
    private long lastCut;
    private double factorThen;

    /**
     * AWS throttled a call.
     *
     * @param now a monotonic time in nanoseconds
     */
    void throttled(long now) {
        if (!everThrottled || now - lastCut >= ONE_TELLING.toNanos()) {
            factorThen = Math.max(LEAST, factor(now) / 2);
            lastCut = now;
            everThrottled = true;
        }
    }

    /** What to multiply a rate by: at least {@link #LEAST}, at most 1. */
    double factor(long now) {
        double recovered = (double) (now - lastCut) / RECOVERY.toNanos();
        return everThrottled ? Math.min(1, factorThen + recovered) : 1;
    }
}
