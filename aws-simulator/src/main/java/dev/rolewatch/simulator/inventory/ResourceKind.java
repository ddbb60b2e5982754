package dev.rolewatch.simulator.inventory;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a describe call returns: the resources of these namespaces that have exactly one of these sets of dimensions.
 * Dimensions that only metrics have do not count.
 *
 * @param values that some of the dimensions must have
 */
public record ResourceKind(Set<String> namespaces, Set<Set<String>> dimensions, Map<String, String> values) {

    public static ResourceKind of(String namespace, String... dimensions) {
        return new ResourceKind(Set.of(namespace), Set.of(Set.of(dimensions)), Map.of());
    }

    public ResourceKind in(String... moreNamespaces) {
        return new ResourceKind(union(namespaces, moreNamespaces), dimensions, values);
    }

    public ResourceKind orWith(String... otherDimensions) {
        return new ResourceKind(
                namespaces,
                Stream.concat(dimensions.stream(), Stream.of(Set.of(otherDimensions)))
                        .collect(Collectors.toUnmodifiableSet()),
                values);
    }

    /** Those of the kind of which a dimension has this value. They are found without a look at the others. */
    public ResourceKind where(String dimension, String value) {
        return new ResourceKind(namespaces, dimensions, Map.of(dimension, value));
    }

    boolean includes(ResourceGroup group) {
        return namespaces.contains(group.namespace())
                && dimensions.contains(group.definition().dimensions().keySet());
    }

    private static Set<String> union(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }
}
