package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts together what a service tells of one resource; what it leaves out is left out. */
final class Described {
    /** What AWS calls things that are gone, or about to be. */
    private static final Set<String> GONE =
            Set.of("shutting-down", "terminated", "deleting", "deleted", "delete in progress", "draining", "inactive");

    private final ResourceId id;
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private String arn;

    Described(ResourceId id) {
        this.id = id;
    }

    /** Whether a resource in this state is there, running or not. A state that AWS does not tell is no reason to doubt it. */
    static boolean exists(String state) {
        return state == null || !GONE.contains(state.toLowerCase(Locale.ROOT));
    }

    static DescribedKind kind(String namespace, String... dimensions) {
        return new DescribedKind(namespace, new TreeSet<>(Set.of(dimensions)));
    }

    /** What follows the last of a separator: the name in an ARN or a URL. */
    static String lastPart(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }

    /** Only needed where the catalog does not tell the ARN by the dimensions. */
    Described arn(String value) {
        arn = value;
        return this;
    }

    <T> Described tags(List<T> told, Function<T, String> key, Function<T, String> value) {
        told.forEach(tag -> tags.put(key.apply(tag), value.apply(tag) == null ? "" : value.apply(tag)));
        return this;
    }

    /** @param key in kebab case */
    Described with(String key, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            metadata.put(key, value.toString());
        }
        return this;
    }

    FoundResource resource() {
        return new FoundResource(id, arn, tags, metadata, List.of());
    }
}
