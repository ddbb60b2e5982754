package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Planned calls as GetMetricData takes them. */
public final class MetricDataRequests {
    private static final int DECIMAL = 10;

    private MetricDataRequests() {}

    /** One query for each statistic, in the order of the call's metrics and of their statistics. */
    public static GetMetricDataRequest of(MetricsCall call) {
        return builder(call).build();
    }

    static GetMetricDataRequest.Builder builder(MetricsCall call) {
        List<MetricDataQuery> queries = new ArrayList<>(call.queries());
        for (AskedMetric asked : call.metrics()) {
            Metric metric = metric(asked);
            for (String statistic : asked.metric().statistics()) {
                queries.add(query(queries.size(), metric, asked, statistic));
            }
        }
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(call.window().from())
                .endTime(call.window().to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING);
    }

    /** Which of a request's queries this answers. */
    static int query(QueryResult result) {
        return Integer.parseInt(result.id(), 1, result.id().length(), DECIMAL);
    }

    /** Without a unit: a unit that differs from the stored one would find nothing. */
    private static MetricDataQuery query(int index, Metric metric, AskedMetric asked, String statistic) {
        return MetricDataQuery.builder()
                .id("q" + index)
                .metricStat(stat -> stat.metric(metric)
                        .period((int) asked.metric().period().toSeconds())
                        .stat(statistic))
                .build();
    }

    private static Metric metric(AskedMetric asked) {
        var resource = asked.taken().item().resource();
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
