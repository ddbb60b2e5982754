package dev.rolewatch.contracts.scan;

import dev.rolewatch.contracts.resource.ResourceId;
import java.util.List;
import java.util.Map;

/**
 * Something that a scan saw of a resource; more of it may be seen before and after.
 *
 * @param arn null where this does not tell it
 * @param metrics the names of metrics that it publishes
 */
public record FoundResource(
        ResourceId id, String arn, Map<String, String> tags, Map<String, String> metadata, List<String> metrics) {
    public FoundResource {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }
}
