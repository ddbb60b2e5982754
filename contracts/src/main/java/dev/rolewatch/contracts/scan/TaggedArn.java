package dev.rolewatch.contracts.scan;

import dev.rolewatch.contracts.resource.ResourceId;
import java.util.Map;

/**
 * An ARN with the tags that it has, which belong to every resource with this ARN.
 *
 * @param id the one resource that the ARN itself names; null where it names none, or could name several
 */
public record TaggedArn(String arn, Map<String, String> tags, ResourceId id) {
    public TaggedArn {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
    }
}
