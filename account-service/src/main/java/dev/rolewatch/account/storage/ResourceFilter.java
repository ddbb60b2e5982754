package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.Region;
import java.util.List;
import java.util.Optional;

/**
 * Which resources to show.
 *
 * @param tags each of which a resource must have
 * @param namePart part of the name, whatever the case
 */
public record ResourceFilter(
        Optional<Region> region,
        Optional<String> namespace,
        List<TagFilter> tags,
        Optional<String> namePart,
        Optional<String> arn,
        Optional<Boolean> read) {
    /** @param value empty where any will do */
    public record TagFilter(String key, Optional<String> value) {}

    public ResourceFilter {
        tags = List.copyOf(tags);
    }
}
