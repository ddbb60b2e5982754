package dev.rolewatch.simulator.inventory;

import java.util.Map;

/**
 * A metric that a resource publishes.
 *
 * @param period seconds between its points: 60, 300, 86400 …; 60 if 0
 * @param unit as CloudWatch names it; None if null
 * @param dimensions those it has beyond the resource's own, such as StorageType; may be null
 * @param presence the share of periods in which there is a point; 1 if null
 */
public record MetricDefinition(String name, int period, String unit, Map<String, String> dimensions, Double presence) {

    public MetricDefinition {
        period = period == 0 ? 60 : period;
        unit = unit == null ? "None" : unit;
        dimensions = dimensions == null ? Map.of() : Map.copyOf(dimensions);
        presence = presence == null ? 1.0 : presence;
        if (name == null || name.isEmpty() || period < 60 || period % 60 != 0 || presence < 0 || presence > 1) {
            throw new IllegalArgumentException(
                    "A metric needs a name, a period that is a multiple of 60 s, and a presence between 0 and 1: "
                            + name);
        }
    }

    /** A metric with a point every so many seconds. */
    public static MetricDefinition every(int period, String name, String unit) {
        return new MetricDefinition(name, period, unit, Map.of(), 1.0);
    }

    public MetricDefinition with(String dimension, String value) {
        return new MetricDefinition(name, period, unit, Map.of(dimension, value), presence);
    }

    public MetricDefinition present(double share) {
        return new MetricDefinition(name, period, unit, dimensions, share);
    }
}
