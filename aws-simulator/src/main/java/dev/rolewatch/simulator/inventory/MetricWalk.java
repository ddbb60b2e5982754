package dev.rolewatch.simulator.inventory;

import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** Walks through every metric of every resource, making each only when it is asked for. */
public final class MetricWalk implements Iterator<FoundMetric> {
    private final Iterator<ResourceGroup> groups;
    private final Predicate<MetricDefinition> wanted;
    private ResourceGroup group;
    private int number;
    private int item;
    private FoundMetric next;

    public MetricWalk(Iterator<ResourceGroup> groups, Predicate<MetricDefinition> wanted) {
        this.groups = groups;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (group != null || groups.hasNext())) {
            step();
        }
        return next != null;
    }

    @Override
    public FoundMetric next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FoundMetric found = next;
        next = null;
        return found;
    }

    private void step() {
        if (group == null) {
            group = groups.next();
            number = 0;
            item = 0;
        } else if (item < group.metrics().size()) {
            MetricDefinition metric = group.metrics().get(item++);
            next = wanted.test(metric) ? new FoundMetric(group, number, metric) : null;
        } else if (++number < group.count()) {
            item = 0;
        } else {
            group = null;
        }
    }
}
