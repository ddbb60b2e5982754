package dev.rolewatch.simulator.cloudwatch;

import java.util.Map;

/**
 * Every point of one metric with one set of dimensions. Points are computed, never kept: a point is a pure function of the
 * series' identity and the start of the point's period. Sample values are multiples of a half, so that sums are exact.
 *
 * <p>Times are epoch seconds where they are starts of periods, and epoch milliseconds where they are instants.
 */
public final class Series {
    private static final int MAX_SAMPLES = 5;
    private static final int DAY_MINUTES = 1440;
    private static final int WAVE_STEP = 24;

    private final long seed;
    private final int period;
    private final long first;
    private final long end;
    private final double presence;
    private final LatenessProfile lateness;

    /**
     * @param seed of the series' identity, from {@link #seed}
     * @param period seconds from one point to the next
     * @param since epoch seconds from which there are points
     * @param until epoch seconds before which each point's period must begin
     * @param presence the share of periods that have a point
     */
    Series(long seed, int period, long since, long until, double presence, LatenessProfile lateness) {
        this.seed = seed;
        this.period = period;
        this.first = Periods.startFrom(since, period);
        this.end = until;
        this.presence = presence;
        this.lateness = lateness;
    }

    /** A number that differs between series. */
    static long seed(String account, String region, String namespace, String metric, Map<String, String> dimensions) {
        long hash = add(add(add(add(0xcbf29ce484222325L, account), region), namespace), metric);
        for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
            hash = add(add(hash, dimension.getKey()), dimension.getValue());
        }
        return mix(hash);
    }

    private static long add(long hash, String text) {
        long result = hash;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (result ^ 0xffff) * 0x100000001b3L;
    }

    /** Seconds from one point to the next. */
    public int period() {
        return period;
    }

    /** The start of the first period at or after this second, whether or not it has a point. */
    long firstStartFrom(long second) {
        return Math.max(first, Periods.startFrom(second, period));
    }

    boolean hasPoint(long start) {
        return start >= first
                && start < end
                && (presence >= 1 || (mix(seed ^ start ^ 0x5bd1e995) >>> 11) * 0x1.0p-53 < presence);
    }

    /** Adds the point's samples that have arrived at that instant. */
    void addTo(Tally tally, long start, long asOfMillis) {
        if (!hasPoint(start)) {
            return;
        }
        long random = randomOf(start);
        long visibleAt = visibleAt(start, random);
        int samples = samples(random);
        for (int i = 0; i < samples && arrivalOf(i, samples, visibleAt, random) <= asOfMillis; i++) {
            tally.add(sample(start, i, random));
        }
    }

    /** When the point's first sample is visible, in epoch milliseconds. */
    long visibleAt(long start) {
        return visibleAt(start, randomOf(start));
    }

    /** When the point has all its samples, in epoch milliseconds. */
    long settledAt(long start) {
        long random = randomOf(start);
        int samples = samples(random);
        return arrivalOf(samples - 1, samples, visibleAt(start, random), random);
    }

    private long visibleAt(long start, long random) {
        long earliest = lateness.earliest().toMillis();
        long spread = lateness.latest().toMillis() - earliest + 1;
        return (start + period) * 1000 + earliest + Math.floorMod(random >>> 20, spread);
    }

    private long arrivalOf(int sample, int samples, long visibleAt, long random) {
        boolean changes = (random >>> 48) < lateness.changing() * 0x1.0p16;
        return !changes || sample == 0
                ? visibleAt
                : visibleAt + lateness.settling().toMillis() * sample / (samples - 1);
    }

    private static int samples(long random) {
        return 1 + (int) (random & 0xff) % MAX_SAMPLES;
    }

    /** A level of the series' own, a wave over the day, and noise. */
    private double sample(long start, int index, long random) {
        long level = 20 + Math.floorMod(seed, 60L);
        long minute = Math.floorMod(start / 60 + (seed >>> 40), (long) DAY_MINUTES);
        long wave = Math.abs(minute - DAY_MINUTES / 2) / WAVE_STEP;
        long noise = mix(random + index) >>> 60;
        return level + wave + noise * 0.5;
    }

    private long randomOf(long start) {
        return mix(seed + start * 0x9e3779b97f4a7c15L);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
