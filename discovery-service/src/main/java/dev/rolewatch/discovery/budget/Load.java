package dev.rolewatch.discovery.budget;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What there is to read in an account: how many statistics of each namespace are asked for at which cadence. */
public final class Load {
    private final Map<String, Map<Duration, Long>> byNamespace = new HashMap<>();

    public void add(String namespace, Duration cadence, long statistics) {
        byNamespace.computeIfAbsent(namespace, any -> new HashMap<>()).merge(cadence, statistics, Long::sum);
    }

    boolean isEmpty() {
        return byNamespace.isEmpty();
    }

    Set<String> namespaces() {
        return byNamespace.keySet();
    }

    /** How many statistics are asked for in this time if namespaces are read no more often than these say. */
    double in(Duration time, Map<String, Duration> stretched) {
        return namespaces().stream()
                .mapToDouble(namespace -> in(time, namespace, stretched.getOrDefault(namespace, Duration.ZERO)))
                .sum();
    }

    /** How many statistics of a namespace are asked for in this time if it is read no more often than this. */
    double in(Duration time, String namespace, Duration stretched) {
        return byNamespace.get(namespace).entrySet().stream()
                .mapToDouble(group -> {
                    Duration cadence = group.getKey().compareTo(stretched) > 0 ? group.getKey() : stretched;
                    return (double) group.getValue() * time.toSeconds() / cadence.toSeconds();
                })
                .sum();
    }
}
