package dev.rolewatch.local.comparison;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What AWS holds at an instant.
 *
 * @param settled the points that change no more: each must be on the topic, with this value
 * @param provisional the points that are visible and may still change: each may be on the topic, with any value
 */
public record Truth(Map<PointId, PointValue> settled, Map<PointId, PointValue> provisional) {
    public Truth {
        settled = Map.copyOf(settled);
        provisional = Map.copyOf(provisional);
    }

    /**
     * The same points, of which those of long periods must be there only if they had settled earlier: what AWS publishes
     * seldom is also read seldom.
     *
     * @param seldom the periods from which on this is so
     */
    public Truth withSeldomOnes(Duration seldom, Truth earlier) {
        Map<PointId, PointValue> due = new HashMap<>(settled);
        due.keySet()
                .removeIf(id -> id.series().period().compareTo(seldom) >= 0
                        && !earlier.settled().containsKey(id));
        return new Truth(due, provisional);
    }

    /** The same points that must be there, and beside them all that are held at a later instant. */
    public Truth withHeld(Truth later) {
        Map<PointId, PointValue> held = new HashMap<>(later.settled());
        held.putAll(later.provisional());
        return new Truth(settled, held);
    }

    boolean knows(PointId id) {
        return settled.containsKey(id) || provisional.containsKey(id);
    }
}
