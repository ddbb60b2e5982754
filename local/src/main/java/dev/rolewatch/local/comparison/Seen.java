package dev.rolewatch.local.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was on the topic so far; the last value of a point wins. Safe to use from several threads. */
public final class Seen {
    private final Map<PointId, PointValue> latest = new HashMap<>();
    private final List<PointId> repeated = new ArrayList<>();
    private long published;
    private Instant newest = Instant.MIN;

    public synchronized void publish(PointId id, PointValue value) {
        published++;
        PointValue before = latest.put(id, value);
        if (value.equals(before)) {
            repeated.add(id);
        }
        Instant end = id.start().plus(id.series().period());
        if (end.isAfter(newest)) {
            newest = end;
        }
    }

    public synchronized Map<PointId, PointValue> latest() {
        return Map.copyOf(latest);
    }

    /** Points that were published again with the value that they already had, once for each time. */
    public synchronized List<PointId> repeated() {
        return List.copyOf(repeated);
    }

    /** How many points were published, repeats included. */
    public synchronized long published() {
        return published;
    }

    /** The end of the newest period of which there is a point; {@link Instant#MIN} before there is any. */
    public synchronized Instant newest() {
        return newest;
    }
}
