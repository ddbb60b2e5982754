package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the resources of a Region that have so many metrics that not all of them are read, so that their owner can be told.
 * Only what is in custom namespaces can have so many: the catalog names the metrics of its own. What is read is decided
 * elsewhere, whatever is counted here.
 */
public final class WideResources {
    /** As many as are read of one resource, so that it and what is read of it fit into a Kafka record. */
    static final int MOST_METRICS = 500;
    /** Those that are listed first are counted, which takes about 2 MB. */
    static final int MOST_COUNTED = 10_000;

    private final Region region;
    private final Map<ResourceId, Integer> metrics = new HashMap<>();

    public WideResources(Region region) {
        this.region = region;
    }

    /** A metric of this resource is listed; ListMetrics lists each once. */
    void count(ResourceId id) {
        if (metrics.size() < MOST_COUNTED || metrics.containsKey(id)) {
            metrics.merge(id, 1, Integer::sum);
        }
    }

    /** What is not read because one resource has too much of it: a sentence for each namespace. */
    public List<String> sentences() {
        Map<String, Map<String, ResourceId>> wide = new TreeMap<>();
        metrics.forEach((id, count) -> {
            if (count > MOST_METRICS) {
                wide.computeIfAbsent(id.namespace(), namespace -> new TreeMap<>())
                        .put(id.key(), id);
            }
        });
        return wide.values().stream()
                .map(ids -> sentence(List.copyOf(ids.values())))
                .toList();
    }

    private String sentence(List<ResourceId> wide) {
        ResourceId one = wide.get(0);
        return "In " + region + ", " + wide.size() + " sets of dimensions in the namespace " + one.namespace()
                + " have more than " + MOST_METRICS + " metrics each (" + one.dimensions() + " has " + metrics.get(one)
                + "); only " + MOST_METRICS
                + " of each are read. Publish what varies as the value of a dimension, not in the metric's name.";
    }
}
