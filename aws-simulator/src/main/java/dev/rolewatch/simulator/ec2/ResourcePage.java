package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import dev.rolewatch.simulator.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A page of the resources of one kind.
 *
 * @param found the resources, each by its group and its number
 * @param nextToken null if the page is the last
 */
record ResourcePage(List<Found> found, String nextToken) {
    private static final int MIN_PAGE = 5;
    private static final int MAX_PAGE = 1000;

    record Found(ResourceGroup group, int number) {
        String dimension(String name) {
            return group.dimension(name, number).orElseThrow();
        }

        String attribute(String name, String otherwise) {
            return group.attribute(name, number).orElse(otherwise);
        }
    }

    /**
     * @param dimension the one that names such a resource, such as InstanceId
     * @param maxResults as requested; null for all
     */
    static ResourcePage read(
            Inventory inventory,
            Instant now,
            String namespace,
            String dimension,
            Integer maxResults,
            String token,
            BiPredicate<ResourceGroup, Integer> wanted) {
        int size = sizeOf(maxResults);
        ResourceCursor from = token == null ? ResourceCursor.START : cursor(token);
        List<Found> found = new ArrayList<>();
        for (ResourceGroup group : inventory.groupsFrom(from.group())) {
            if (!group.namespace().equals(namespace)
                    || !group.existsAt(now)
                    || group.dimension(dimension, 0).isEmpty()) {
                continue;
            }
            for (int i = from.within(group).number(); i < group.count(); i++) {
                if (!wanted.test(group, i)) {
                    continue;
                }
                if (found.size() == size) {
                    return new ResourcePage(
                            found, new ResourceCursor(group.definition().name(), i, 0).token());
                }
                found.add(new Found(group, i));
            }
        }
        return new ResourcePage(found, null);
    }

    private static int sizeOf(Integer maxResults) {
        if (maxResults == null) {
            return Integer.MAX_VALUE;
        }
        if (maxResults < MIN_PAGE || maxResults > MAX_PAGE) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value between "
                            + MIN_PAGE + " and " + MAX_PAGE + ".");
        }
        return maxResults;
    }

    private static ResourceCursor cursor(String token) {
        Optional<ResourceCursor> cursor = ResourceCursor.parse(token);
        return cursor.orElseThrow(() -> AwsException.of("InvalidParameterValue", "Unable to parse pagination token"));
    }
}
