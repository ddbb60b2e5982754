package dev.rolewatch.simulator.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What there is, and was, in one account and Region. Definitions are read without locks. */
public final class Inventory {
    private final ConcurrentNavigableMap<String, ResourceGroup> groups = new ConcurrentSkipListMap<>();
    private final Map<Exact, String> singles = new ConcurrentHashMap<>();
    private final Map<Family, List<String>> numbered = new ConcurrentHashMap<>();

    /** Finds a resource that is alone in its definition. */
    private record Exact(String namespace, Map<String, String> dimensions) {}

    /** Finds the few definitions of many resources that can have such dimensions. */
    private record Family(String namespace, Set<String> dimensionNames) {}

    /** A metric of one resource. */
    public record FoundMetric(ResourceGroup group, int number, MetricDefinition metric) {
        public Map<String, String> dimensions() {
            return group.dimensions(number, metric);
        }
    }

    /** Adds a definition, or replaces the one of the same name. */
    public void put(ResourceDefinition definition) {
        forget(definition.name());
        groups.put(definition.name(), new ResourceGroup(definition, Instant.MAX));
        for (MetricDefinition metric : definition.metrics()) {
            index(definition, metric);
        }
    }

    /** The resources go away: they publish no more, but what they published stays. */
    public void end(String name, Instant now) {
        groups.computeIfPresent(name, (key, group) -> group.endedAt(now));
    }

    private void forget(String name) {
        if (groups.remove(name) != null) {
            singles.values().removeIf(name::equals);
            numbered.values().forEach(names -> names.remove(name));
        }
    }

    private void index(ResourceDefinition definition, MetricDefinition metric) {
        if (definition.count() == 1) {
            var group = new ResourceGroup(definition, Instant.MAX);
            singles.put(new Exact(definition.namespace(), group.dimensions(0, metric)), definition.name());
        } else {
            Set<String> names = new TreeSet<>(definition.dimensions().keySet());
            names.addAll(metric.dimensions().keySet());
            List<String> family = numbered.computeIfAbsent(
                    new Family(definition.namespace(), names), key -> new CopyOnWriteArrayList<>());
            if (!family.contains(definition.name())) {
                family.add(definition.name());
            }
        }
    }

    /** Every definition whose name is not before this one, in the order of names. */
    public Collection<ResourceGroup> groupsFrom(String name) {
        return groups.tailMap(name, true).values();
    }

    public Collection<ResourceGroup> groups() {
        return groups.values();
    }

    /** The metric with exactly these dimensions. */
    public Optional<FoundMetric> find(String namespace, String metricName, Map<String, String> dimensions) {
        String single = singles.get(new Exact(namespace, dimensions));
        if (single != null) {
            Optional<FoundMetric> found = findIn(single, metricName, dimensions);
            if (found.isPresent()) {
                return found;
            }
        }
        for (String name : numbered.getOrDefault(new Family(namespace, dimensions.keySet()), List.of())) {
            Optional<FoundMetric> found = findIn(name, metricName, dimensions);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The resource of a kind that has exactly these dimensions, whether or not it is still there. */
    public Optional<Resource> find(ResourceKind kind, Map<String, String> dimensions) {
        for (ResourceGroup group : groups.values()) {
            if (kind.includes(group) && group.definition().dimensions().keySet().equals(dimensions.keySet())) {
                OptionalInt number = group.numberOf(dimensions);
                if (number.isPresent()) {
                    return Optional.of(new Resource(group, number.getAsInt()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FoundMetric> findIn(String name, String metricName, Map<String, String> dimensions) {
        ResourceGroup group = groups.get(name);
        if (group == null) {
            return Optional.empty();
        }
        OptionalInt number = group.numberOf(dimensions);
        return number.isEmpty()
                ? Optional.empty()
                : group.metric(metricName, dimensions).map(metric -> new FoundMetric(group, number.getAsInt(), metric));
    }
}
