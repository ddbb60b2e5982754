package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.util.Map;

/**
 * 64 bits that stand for a series or for a point of it: FNV-1a over the values, with the last mixing step of MurmurHash3. A
 * series has some twenty points at a time, so that two of them agree by chance once in 10^16 series.
 */
final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    /** Stands for a statistic that was not asked for: no value has these bits, for doubleToLongBits knows but one NaN. */
    private static final long ABSENT = 0x7ff8000000000001L;

    private long hash;

    private Fingerprint(long seed) {
        this.hash = seed;
    }

    static long series(AccountId account, ResourceId resource, String metric, Duration period) {
        return new Fingerprint(OFFSET)
                .add(account.toString())
                .add(resource.key())
                .add(metric)
                .add(period.toSeconds())
                .mixed();
    }

    static long point(long series, Point point) {
        Fingerprint fingerprint = new Fingerprint(series)
                .add(point.start().getEpochSecond())
                .addStatistic(point.count())
                .addStatistic(point.sum())
                .addStatistic(point.minimum())
                .addStatistic(point.maximum());
        for (Map.Entry<Double, Double> quantile : point.quantiles().entrySet()) {
            fingerprint.add(quantile.getKey()).add(quantile.getValue());
        }
        return fingerprint.mixed();
    }

    private Fingerprint add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return add(text.length());
    }

    private Fingerprint addStatistic(Double value) {
        return value == null ? add(ABSENT) : add(value.doubleValue());
    }

    private Fingerprint add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    private Fingerprint add(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (value >>> shift & 0xff)) * PRIME;
        }
        return this;
    }

    private long mixed() {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
