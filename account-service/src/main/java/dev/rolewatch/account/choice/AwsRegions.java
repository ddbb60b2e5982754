package dev.rolewatch.account.choice;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Regions that there are.
 *
 * @param partitions the partition of each, by its name
 */
public record AwsRegions(Map<String, String> partitions) {
    public AwsRegions {
        partitions = Map.copyOf(partitions);
    }

    /** Those of a partition; all if none of it are known, as when it was taken out of the settings since. */
    AwsRegions in(String partition) {
        Map<String, String> there = partitions.entrySet().stream()
                .filter(region -> region.getValue().equals(partition))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return there.isEmpty() ? this : new AwsRegions(there);
    }

    Set<String> names() {
        return partitions.keySet();
    }
}
