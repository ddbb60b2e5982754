package dev.rolewatch.simulator.cloudwatch;

/** Arithmetic on epoch seconds and periods. */
final class Periods {
    private Periods() {}

    static long ceilDiv(long seconds, long period) {
        return -Math.floorDiv(-seconds, period);
    }

    /** The first start of a period at or after this second. */
    static long startFrom(long second, long period) {
        return ceilDiv(second, period) * period;
    }

    /** The last start of a period at or before this second. */
    static long startUntil(long second, long period) {
        return Math.floorDiv(second, period) * period;
    }
}
