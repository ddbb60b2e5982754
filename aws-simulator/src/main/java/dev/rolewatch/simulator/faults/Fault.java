package dev.rolewatch.simulator.faults;

import java.time.Duration;

/**
 * Something that shall go wrong.
 *
 * @param account whose calls, or calls about whose role, are hit; null for all
 * @param region null for all
 * @param api an operation such as {@code ListMetrics}; null for all
 * @param latency of {@link Kind#LATENCY}: how much later the answer comes
 * @param count after how many hits it is over; null for never
 * @param probability of hitting a matching call; null for always
 */
public record Fault(
        String account, String region, String api, Kind kind, Duration latency, Integer count, Double probability) {

    /** What happens to a call that is hit. */
    public enum Kind {
        /** Answered with the service's throttling error. */
        THROTTLE,
        /** Answered with the service's access-denied error. */
        DENY,
        /** Answered with HTTP 500. */
        INTERNAL_ERROR,
        /** Answered with HTTP 503. */
        UNAVAILABLE,
        /** Answered as usual, but later. */
        LATENCY,
        /** The connection is closed without an answer. */
        CUT
    }

    public static Fault of(Kind kind) {
        return new Fault(null, null, null, kind, null, null, null);
    }

    public static Fault latency(Duration latency) {
        return new Fault(null, null, null, Kind.LATENCY, latency, null, null);
    }

    public Fault inAccount(String id) {
        return new Fault(id, region, api, kind, latency, count, probability);
    }

    public Fault inRegion(String name) {
        return new Fault(account, name, api, kind, latency, count, probability);
    }

    public Fault onApi(String name) {
        return new Fault(account, region, name, kind, latency, count, probability);
    }

    public Fault times(int hits) {
        return new Fault(account, region, api, kind, latency, hits, probability);
    }

    public Fault withProbability(double share) {
        return new Fault(account, region, api, kind, latency, count, share);
    }
}
