package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** A call as GetMetricData takes it, one query for each statistic, and the pages that answer it. */
final class Pages {
    private final GetMetricDataRequest request;
    private final List<MetricValues> values = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final Set<String> messages = new LinkedHashSet<>();

    /** What a query asks for: a statistic, by its index, of a metric. */
    private record Query(MetricValues metric, int statistic) {}

    Pages(MetricsCall call) {
        List<MetricDataQuery> asking = new ArrayList<>();
        for (AskedMetric asked : call.metrics()) {
            Metric metric = metric(asked);
            MetricValues told = new MetricValues(asked);
            for (int i = 0; i < asked.statistics(); i++) {
                asking.add(query(
                        asking.size(),
                        metric,
                        asked,
                        asked.metric().statistics().get(i)));
                queries.add(new Query(told, i));
            }
            values.add(told);
        }
        this.request = GetMetricDataRequest.builder()
                .metricDataQueries(asking)
                .startTime(call.window().from())
                .endTime(call.window().to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build();
    }

    GetMetricDataRequest request() {
        return request;
    }

    /** Takes in a page. Tells which metrics are complete now and were not before, or have more values now. */
    Set<MetricValues> add(GetMetricDataResponse page) {
        Set<MetricValues> told = new LinkedHashSet<>();
        for (MetricDataResult result : page.metricDataResults()) {
            Query query = queries.get(Integer.parseInt(result.id().substring(1)));
            query.metric().add(query.statistic(), result);
            told.add(query.metric());
            result.messages().forEach(message -> messages.add(message.code() + " " + message.value()));
        }
        page.messages().forEach(message -> messages.add(message.code() + " " + message.value()));
        told.removeIf(metric -> metric.trouble() != null);
        return told;
    }

    /** What was told of each of the call's metrics. */
    List<MetricValues> values() {
        return values;
    }

    /** What CloudWatch said beside the values; empty if nothing. */
    String messages() {
        return String.join("; ", messages);
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
