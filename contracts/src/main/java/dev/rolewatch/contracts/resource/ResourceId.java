package dev.rolewatch.contracts.resource;

import dev.rolewatch.contracts.account.Region;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What names a resource inside an account: where it is and the CloudWatch dimensions that its metrics carry.
 *
 * @param dimensions sorted by name, so that one resource has one id; empty for metrics without dimensions
 */
public record ResourceId(Region region, String namespace, SortedMap<String, String> dimensions) {
    public ResourceId {
        dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public static ResourceId of(Region region, String namespace, Map<String, String> dimensions) {
        return new ResourceId(region, namespace, new TreeMap<>(dimensions));
    }

    /**
     * A text that is equal exactly when two ids are: {@code region/namespace/name=value,name=value}, where a backslash,
     * a comma or an equals sign inside a name or value is escaped with a backslash.
     */
    public String key() {
        return region + "/" + namespace + "/"
                + dimensions.entrySet().stream()
                        .map(dimension -> escape(dimension.getKey()) + "=" + escape(dimension.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }
}
