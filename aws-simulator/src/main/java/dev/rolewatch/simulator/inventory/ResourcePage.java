package dev.rolewatch.simulator.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A page of the resources of a kind, in the order of their definitions' names and of their numbers. No resource is made
 * that is not on the page.
 *
 * @param next where the next page begins; empty if this is the last
 */
public record ResourcePage(List<Resource> found, Optional<ResourceCursor> next) {

    /** @param size at most so many */
    public static ResourcePage read(
            Inventory inventory,
            Instant now,
            ResourceKind kind,
            Predicate<Resource> wanted,
            ResourceCursor from,
            int size) {
        List<Resource> found = new ArrayList<>();
        for (ResourceGroup group : inventory.groupsFrom(from.group())) {
            if (!kind.includes(group) || !group.existsAt(now)) {
                continue;
            }
            ResourceGroup.Numbers numbers = group.numbersWith(kind.values());
            int start = Math.max(numbers.first(), from.within(group).number());
            for (int i = start; i < numbers.end(); i++) {
                var resource = new Resource(group, i);
                if (!wanted.test(resource)) {
                    continue;
                }
                if (found.size() == size) {
                    return new ResourcePage(
                            found,
                            Optional.of(new ResourceCursor(group.definition().name(), i, 0)));
                }
                found.add(resource);
            }
        }
        return new ResourcePage(found, Optional.empty());
    }

    /** The next page's token; null if there is none. */
    public String nextToken() {
        return next.map(ResourceCursor::token).orElse(null);
    }
}
