package dev.rolewatch.contracts.scan;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A kind of resource that AWS lists whole: what is not on the list does not exist, whatever else still speaks of it. */
public record DescribedKind(String namespace, SortedSet<String> dimensions) {
    public DescribedKind {
        dimensions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(dimensions));
    }

    public boolean covers(String otherNamespace, Map<String, String> otherDimensions) {
        return namespace.equals(otherNamespace) && dimensions.equals(otherDimensions.keySet());
    }
}
