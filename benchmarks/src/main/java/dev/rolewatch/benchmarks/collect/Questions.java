package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** A planned call as the bare request that asks it. */
final class Questions {
    private Questions() {}

    static GetMetricDataRequest of(MetricsCall call) {
        List<MetricDataQuery> queries = new ArrayList<>(call.queries());
        for (AskedMetric asked : call.metrics()) {
            Metric metric = metric(asked);
            int period = (int) asked.metric().period().toSeconds();
            for (String statistic : asked.metric().statistics()) {
                queries.add(MetricDataQuery.builder()
                        .id("q" + queries.size())
                        .metricStat(stat -> stat.metric(metric).period(period).stat(statistic))
                        .build());
            }
        }
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(call.window().from())
                .endTime(call.window().to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build();
    }

    private static Metric metric(AskedMetric asked) {
        ResourceId resource = asked.taken().item().resource();
        return Metric.builder()
                .namespace(resource.namespace())
                .metricName(asked.metric().name())
                .dimensions(resource.dimensions().entrySet().stream()
                        .map(dimension -> Dimension.builder()
                                .name(dimension.getKey())
                                .value(dimension.getValue())
                                .build())
                        .toList())
                .build();
    }
}
