package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import java.time.Duration;
import java.time.Instant;

/**
 * Which of a group's metrics ListMetrics shows: from the arrival of the first point until two weeks after the last, or,
 * of those asked for as recently active, until some three hours after.
 */
record Listing(ResourceGroup group, LatenessProfile lateness, Instant now, boolean recentlyActive) {
    private static final Duration LISTED = Duration.ofDays(14);
    /** AWS says three hours, and that metrics up to 50 minutes older may be included. */
    private static final Duration RECENT = Duration.ofMinutes(3 * 60 + 50);

    boolean shows(MetricDefinition metric) {
        long period = metric.period();
        long arrival = period + lateness.latest().toSeconds();
        long newestArrived = Periods.startUntil(now.getEpochSecond() - arrival, period);
        long first = Periods.startFrom(group.definition().since().getEpochSecond(), period);
        if (newestArrived < first) {
            return false;
        }
        long last = group.until().equals(Instant.MAX)
                ? newestArrived
                : Math.min(newestArrived, group.until().getEpochSecond());
        Duration silent = Duration.ofSeconds(now.getEpochSecond() - last - arrival);
        return silent.compareTo(recentlyActive ? RECENT : LISTED) <= 0;
    }
}
