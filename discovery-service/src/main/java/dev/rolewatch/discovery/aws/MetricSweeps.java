package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.scan.ListedMetric;
import dev.rolewatch.discovery.scan.MetricPages;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/**
 * Lists what publishes metrics in a Region: one sweep over what was active lately, whatever its namespace, which takes fewer
 * calls than one sweep for each; and another for each namespace whose metrics that would hide.
 */
final class MetricSweeps {
    private final RegionCalls calls;
    private final MetricPages metrics;
    private final RegionCalls.Sink<List<FoundResource>> sink;

    MetricSweeps(RegionCalls calls, MetricPages metrics, RegionCalls.Sink<List<FoundResource>> sink) {
        this.calls = calls;
        this.metrics = metrics;
        this.sink = sink;
    }

    /** @param rareIn the namespaces with metrics that are seldom among the recent ones */
    void run(List<String> rareIn) throws CallFailedException, InterruptedException {
        sweep(null, RecentlyActive.PT3_H, metrics::recent);
        for (String namespace : rareIn) {
            sweep(namespace, null, metrics::rare);
        }
    }

    private void sweep(
            String namespace, RecentlyActive recent, Function<List<ListedMetric>, List<FoundResource>> resources)
            throws CallFailedException, InterruptedException {
        CloudWatchClient cloudWatch = calls.client(CloudWatchClient.class, CloudWatchClient::builder);
        calls.pages(
                Api.LIST_METRICS,
                "cloudwatch:ListMetrics",
                (session, token) -> cloudWatch.listMetrics(request -> request.namespace(namespace)
                        .recentlyActive(recent)
                        .nextToken(token)
                        .overrideConfiguration(session)),
                ListMetricsResponse::nextToken,
                page -> sink.accept(resources.apply(
                        page.metrics().stream().map(MetricSweeps::listed).toList())));
    }

    private static ListedMetric listed(Metric metric) {
        return new ListedMetric(
                metric.namespace(),
                metric.metricName(),
                metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value)));
    }
}
