package dev.rolewatch.account.estimate;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What scans found of an account.
 *
 * @param namespaces by name, with the resources that are where the owner looks and have the tags that the owner chose
 * @param outside namespaces that are neither in the catalog nor chosen, and how many series the last scan saw in each
 * @param listMetricsRequests how many a scan takes where the owner looks
 */
public record Found(
        SortedMap<String, Namespace> namespaces, SortedMap<String, Integer> outside, long listMetricsRequests) {
    /**
     * The resources of a namespace.
     *
     * @param metrics the metrics that they publish, and how many of the resources publish each
     */
    public record Namespace(long resources, Map<String, Long> metrics) {
        public Namespace {
            metrics = Map.copyOf(metrics);
        }
    }

    public Found {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        outside = Collections.unmodifiableSortedMap(new TreeMap<>(outside));
    }
}
