package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Instant;

/**
 * A work item as this process took it.
 *
 * @param partition of the topic that it came from; whoever owns that partition also owns the item's next one
 */
public record TakenItem(WorkItem item, int partition) {
    /** The datapoints that CloudWatch counts for it if it is read now: what fits into its window, not what exists. */
    public long datapoints(Instant now) {
        return item.metrics().stream()
                .mapToLong(metric -> AskedMetric.of(this, metric, now).datapoints())
                .sum();
    }
}
