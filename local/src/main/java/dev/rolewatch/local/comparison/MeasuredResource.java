package dev.rolewatch.local.comparison;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The resource that a series was measured on.
 *
 * @param arn null when none is told
 */
public record MeasuredResource(String arn, SortedMap<String, String> tags) {
    public MeasuredResource {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
