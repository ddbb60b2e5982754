package dev.rolewatch.contracts.collection;

import java.time.Duration;
import java.util.List;

/**
 * One metric of a work item.
 *
 * @param unit the CloudWatch unit name, such as {@code Percent}; null when it is not known, for GetMetricData does not
 *     tell it
 * @param period of the points to ask for: a multiple of one minute
 * @param statistics CloudWatch statistic names, such as {@code Sum} or {@code p99}
 */
public record MetricToRead(String name, String unit, Duration period, List<String> statistics) {
    public MetricToRead {
        statistics = List.copyOf(statistics);
    }
}
