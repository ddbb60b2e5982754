package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Map;

/**
 * Bits that stand for a series (64: among a million series two agree by chance once in 30 million times) or, in {@link PointTable}, for a point of
 * it (32). Numbers are mixed as MurmurHash3 does at its end, texts with FNV-1a.
 */
final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    static long series(AccountId account, ResourceId resource, MetricToRead metric) {
        long hash = mixed(OFFSET, account.value().getMostSignificantBits());
        hash = mixed(hash, account.value().getLeastSignificantBits());
        hash = mixed(hash, resource.region().value());
        hash = mixed(hash, resource.namespace());
        for (Map.Entry<String, String> dimension : resource.dimensions().entrySet()) {
            hash = mixed(mixed(hash, dimension.getKey()), dimension.getValue());
        }
        return mixed(mixed(hash, metric.name()), metric.period().toSeconds());
    }

    private static long mixed(long hash, String text) {
        long with = hash;
        for (int i = 0; i < text.length(); i++) {
            with = (with ^ text.charAt(i)) * PRIME;
        }
        // The length, so that "ab" and "c" are not "a" and "bc".
        return mixed(with, text.length());
    }

    static long mixed(long hash, double value) {
        return mixed(hash, Double.doubleToLongBits(value));
    }

    static long mixed(long hash, long value) {
        long mixed = hash ^ value;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
