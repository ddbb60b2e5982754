package dev.rolewatch.contracts.metrics;

import dev.rolewatch.contracts.resource.ResourceId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read of one resource.
 *
 * @param arn null when unknown
 */
public record ResourcePoints(ResourceId resource, String arn, SortedMap<String, String> tags, List<Series> series) {
    public ResourcePoints {
        tags = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        series = List.copyOf(series);
    }
}
