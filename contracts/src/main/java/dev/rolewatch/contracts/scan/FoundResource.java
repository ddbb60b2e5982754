package dev.rolewatch.contracts.scan;

import dev.rolewatch.contracts.resource.ResourceId;
import java.util.List;
import java.util.Map;

/**
 * A resource as a scan saw it.
 *
 * @param arn null when unknown
 * @param metrics the names of the metrics to read of it; empty when it exists but publishes none at present
 */
public record FoundResource(
        ResourceId id,
        String arn,
        String name,
        Map<String, String> tags,
        Map<String, String> metadata,
        List<String> metrics) {
    public FoundResource {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }
}
