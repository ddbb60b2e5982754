package dev.rolewatch.local.comparison;

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
