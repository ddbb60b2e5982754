package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.WorkItem;

/**
 * A work item as this process took it.
 *
 * @param partition of the topic that it came from; whoever owns that partition also owns the item's next one
 */
public record TakenItem(WorkItem item, int partition) {
    /** The datapoints that CloudWatch counts for it, which is what fits into the window and not what exists. */
    public long datapoints() {
        return item.metrics().stream()
                .mapToLong(metric -> new AskedMetric(this, metric).datapoints(item.window()))
                .sum();
    }
}
