package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Map;

/**
 * Bits that stand for a series (64: among a million series two agree by chance once in 30 million times) or for a point of
 * it (32). Numbers are mixed as MurmurHash3 does at its end, texts with FNV-1a.
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

    static long series(AccountId account, ResourceId resource, MetricToRead metric) {
        Fingerprint fingerprint = new Fingerprint(OFFSET)
                .add(account.value().getMostSignificantBits())
                .add(account.value().getLeastSignificantBits())
                .add(resource.region().value())
                .add(resource.namespace());
        for (Map.Entry<String, String> dimension : resource.dimensions().entrySet()) {
            fingerprint.add(dimension.getKey()).add(dimension.getValue());
        }
        return fingerprint.add(metric.name()).add(metric.period().toSeconds()).hash;
    }

    static int point(long series, Point point) {
        Fingerprint fingerprint = new Fingerprint(series)
                .add(point.start().getEpochSecond())
                .addStatistic(point.count())
                .addStatistic(point.sum())
                .addStatistic(point.minimum())
                .addStatistic(point.maximum());
        for (Map.Entry<Double, Double> quantile : point.quantiles().entrySet()) {
            fingerprint.add(quantile.getKey()).add(quantile.getValue());
        }
        return (int) fingerprint.hash;
    }

    private Fingerprint add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        // The length, so that "ab" and "c" are not "a" and "bc".
        return add(text.length());
    }

    private Fingerprint addStatistic(Double value) {
        return value == null ? add(ABSENT) : add(value.doubleValue());
    }

    private Fingerprint add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    private Fingerprint add(long value) {
        long mixed = hash ^ value;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash = mixed ^ mixed >>> 33;
        return this;
    }
}
