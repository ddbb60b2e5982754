package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.inventory.Inventory.FoundMetric;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import java.time.Instant;

/** Makes the series of a resource's metric. */
public final class SeriesCatalog {
    private final LatenessProfiles lateness;

    public SeriesCatalog(LatenessProfiles lateness) {
        this.lateness = lateness;
    }

    Series series(String accountId, String region, FoundMetric found) {
        ResourceGroup group = found.group();
        MetricDefinition metric = found.metric();
        long seed = Series.seed(accountId, region, group.namespace(), metric.name(), found.dimensions());
        return new Series(
                seed,
                metric.period(),
                group.definition().since().getEpochSecond(),
                group.until().equals(Instant.MAX)
                        ? Long.MAX_VALUE
                        : group.until().getEpochSecond(),
                metric.presence(),
                lateness.of(group.namespace()));
    }

    LatenessProfile latenessOf(ResourceGroup group) {
        return lateness.of(group.namespace());
    }
}
