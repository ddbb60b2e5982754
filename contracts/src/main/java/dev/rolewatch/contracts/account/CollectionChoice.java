package dev.rolewatch.contracts.account;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an account is looked at and read: its owner's choice, for reading costs money.
 *
 * @param paused nothing is read; the account is scanned all the same, so that people see what reading would cost
 * @param regions the only Regions that are looked at; empty for all that the account has enabled
 * @param namespaces the only namespaces of the catalog that are read; empty for all. What is in the others is found and
 *     shown, and not read
 * @param tags a resource is read only if it has each of these tags with one of its values, or with any where there are no
 *     values; empty for all resources
 * @param interval how often metrics are read that AWS publishes at least as often: whole minutes, from 1 to 60. Null for
 *     what whoever runs Rolewatch has set
 * @param budget null for none
 */
public record CollectionChoice(
        boolean paused,
        List<Region> regions,
        List<String> namespaces,
        SortedMap<String, List<String>> tags,
        Duration interval,
        Statistics statistics,
        Budget budget) {
    public static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
    public static final Duration LONGEST_INTERVAL = Duration.ofMinutes(60);

    /** Everything that is in the catalog, in every Region. */
    public static final CollectionChoice EVERYTHING =
            new CollectionChoice(false, List.of(), List.of(), new TreeMap<>(), null, Statistics.ALL, null);

    /** Which statistics of a metric are asked for. AWS may bill each. */
    public enum Statistics {
        /** SampleCount, Sum, Minimum, Maximum and the catalog's percentiles: what metric streams carry, and more. */
        ALL,
        /** The one that tells most of the metric, as the catalog says. */
        FEWEST
    }

    public CollectionChoice {
        regions = regions == null ? List.of() : List.copyOf(regions);
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        tags = Collections.unmodifiableSortedMap(tags == null ? new TreeMap<>() : new TreeMap<>(tags));
        statistics = statistics == null ? Statistics.ALL : statistics;
    }

    /** A choice without a budget. */
    public CollectionChoice(
            boolean paused,
            List<Region> regions,
            List<String> namespaces,
            SortedMap<String, List<String>> tags,
            Duration interval,
            Statistics statistics) {
        this(paused, regions, namespaces, tags, interval, statistics, null);
    }

    public boolean looksAt(Region region) {
        return regions.isEmpty() || regions.contains(region);
    }

    /** Whether resources with these tags are read. */
    public boolean takes(Map<String, String> resourceTags) {
        return tags.entrySet().stream().allMatch(wanted -> {
            String value = resourceTags.get(wanted.getKey());
            return value != null
                    && (wanted.getValue().isEmpty() || wanted.getValue().contains(value));
        });
    }
}
