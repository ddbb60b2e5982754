package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.WorkItem;
import java.time.Duration;
import java.time.Instant;

/**
 * A work item as this process took it.
 *
 * @param partition of the topic that it came from; whoever owns that partition also owns the item's next one
 */
public record TakenItem(WorkItem item, int partition) {
    /** More datapoints than that, and an item is wide: ten times what ten metrics take that are read every five minutes. */
    private static final int WIDE = 5_000;

    /**
     * The datapoints of an item that are read at once. At the pace of a shard of a large account, which is some thousands a
     * second, more would not be read before the batch ends, and be begun again for ever.
     */
    private static final int MOST_AT_ONCE = 60_000;
    /** Longer than what is read again each time, or an item would not get on. */
    private static final Duration LEAST_AT_ONCE = Duration.ofHours(6);

    /** How long a time is read at once. */
    Duration atOnce() {
        double perSecond = item.metrics().stream()
                .mapToDouble(metric ->
                        (double) metric.statistics().size() / metric.period().toSeconds())
                .sum();
        Duration twoPeriods = item.metrics().stream()
                .map(metric -> metric.period().multipliedBy(2))
                .max(Duration::compareTo)
                .orElse(LEAST_AT_ONCE);
        Duration most = Duration.ofSeconds((long) (MOST_AT_ONCE / perSecond));
        return longer(most, longer(twoPeriods, LEAST_AT_ONCE));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Whether it reads far back: it does not take the room of others, nor comes before them. */
    public static boolean isWide(long datapoints) {
        return datapoints > WIDE;
    }

    /** The datapoints that CloudWatch counts for it if it is read now: what fits into its window, not what exists. */
    public long datapoints(Instant now) {
        return AskedMetric.of(this, now).mapToLong(AskedMetric::datapoints).sum();
    }
}
