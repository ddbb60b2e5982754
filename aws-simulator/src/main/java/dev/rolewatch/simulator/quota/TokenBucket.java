package dev.rolewatch.simulator.quota;

/**
 * One allowance. Whoever finds any token may take as many as it needs and leave a debt, so that a request larger than
 * the bucket is possible while the rate still holds over time.
 */
final class TokenBucket {
    private double tokens;
    private long asOfNanos;

    TokenBucket(Quota quota, long nowNanos) {
        this.tokens = quota.burst();
        this.asOfNanos = nowNanos;
    }

    synchronized boolean take(double amount, Quota quota, long nowNanos) {
        double refilled = tokens + Math.max(0, nowNanos - asOfNanos) / 1e9 * quota.perSecond();
        tokens = Math.min(quota.burst(), refilled);
        asOfNanos = nowNanos;
        if (tokens < Math.min(1, amount)) {
            return false;
        }
        tokens -= amount;
        return true;
    }
}
