package dev.rolewatch.simulator.cloudwatch;

import java.util.List;

/** A GetMetricData request that keeps CloudWatch's rules, with its metrics found. */
record MetricDataPlan(TimeRange range, List<PlannedQuery> queries) {

    /** CloudWatch's estimate of the points that the request asks for. */
    long estimatedPoints() {
        return queries.stream()
                .mapToLong(query -> range.buckets(query.period()))
                .sum();
    }
}
