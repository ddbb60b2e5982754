package dev.rolewatch.discovery.scan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many metrics there are in namespaces that nobody reads: what an account's owner could choose besides.
 * Several Regions may be counted at the same time. */
public final class OutsideNamespaces {
    /** Whoever makes up a namespace for each of many things gets to see the first of them only. */
    static final int MOST = 200;

    private final SortedMap<String, Integer> metrics = new TreeMap<>();

    synchronized void count(String namespace) {
        if (metrics.size() < MOST || metrics.containsKey(namespace)) {
            metrics.merge(namespace, 1, Integer::sum);
        }
    }

    public synchronized SortedMap<String, Integer> metrics() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
}
