package dev.rolewatch.contracts.scan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kind of resource that AWS lists whole: what is not on the list does not exist, whatever else still speaks of it.
 *
 * @param exceptPrefix how the values of dimensions begin that are not for this list to know: such a resource may exist though
 *     it is not on it; null if there are none
 */
public record DescribedKind(String namespace, SortedSet<String> dimensions, String exceptPrefix) {
    public DescribedKind {
        dimensions = Collections.unmodifiableSortedSet(new TreeSet<>(dimensions));
    }

    /** A kind whose list has no exceptions. */
    public DescribedKind(String namespace, SortedSet<String> dimensions) {
        this(namespace, dimensions, null);
    }

    /** The same kind, but for what begins like this. */
    public DescribedKind except(String prefix) {
        return new DescribedKind(namespace, dimensions, prefix);
    }

    public boolean covers(String otherNamespace, Map<String, String> otherDimensions) {
        return namespace.equals(otherNamespace)
                && dimensions.equals(otherDimensions.keySet())
                && !excepts(otherDimensions);
    }

    private boolean excepts(Map<String, String> otherDimensions) {
        return exceptPrefix != null
                && otherDimensions.values().stream().anyMatch(value -> value.startsWith(exceptPrefix));
    }
}
