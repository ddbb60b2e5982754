package dev.rolewatch.contracts.metrics;

import dev.rolewatch.contracts.resource.ResourceId;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint.ValueAtQuantile;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.SortedMap;

/** Writes a {@link MetricsBatch} as OTLP. */
final class OtlpEncoder {
    private OtlpEncoder() {}

    static ExportMetricsServiceRequest encode(MetricsBatch batch) {
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        for (ResourcePoints points : batch.resources()) {
            ScopeMetrics.Builder scope = ScopeMetrics.newBuilder().setScope(InstrumentationScope.getDefaultInstance());
            points.series().forEach(series -> scope.addMetrics(metric(points.resource(), series)));
            request.addResourceMetrics(ResourceMetrics.newBuilder()
                    .setResource(resource(batch, points))
                    .addScopeMetrics(scope));
        }
        return request.build();
    }

    private static Resource resource(MetricsBatch batch, ResourcePoints points) {
        Resource.Builder resource = Resource.newBuilder()
                .addAttributes(OtlpAttributes.text(OtlpAttributes.CLOUD_PROVIDER, "aws"))
                .addAttributes(OtlpAttributes.text(
                        OtlpAttributes.CLOUD_ACCOUNT_ID, batch.awsAccount().value()))
                .addAttributes(OtlpAttributes.text(
                        OtlpAttributes.CLOUD_REGION, batch.region().value()))
                .addAttributes(OtlpAttributes.text(
                        OtlpAttributes.TENANT, batch.tenant().value()))
                .addAttributes(OtlpAttributes.text(
                        OtlpAttributes.ACCOUNT, batch.account().toString()));
        if (points.arn() != null) {
            resource.addAttributes(OtlpAttributes.text(OtlpAttributes.CLOUD_RESOURCE_ID, points.arn()));
        }
        points.tags()
                .forEach((name, value) ->
                        resource.addAttributes(OtlpAttributes.text(OtlpAttributes.TAG_PREFIX + name, value)));
        return resource.build();
    }

    private static Metric metric(ResourceId resource, Series series) {
        SummaryDataPoint shared = SummaryDataPoint.newBuilder()
                .addAttributes(OtlpAttributes.text(OtlpAttributes.NAMESPACE, resource.namespace()))
                .addAttributes(OtlpAttributes.text(OtlpAttributes.METRIC_NAME, series.metric()))
                .addAttributes(OtlpAttributes.map(OtlpAttributes.DIMENSIONS, resource.dimensions()))
                .build();
        Summary.Builder summary = Summary.newBuilder();
        series.points().forEach(point -> summary.addDataPoints(dataPoint(point, shared)));
        return Metric.newBuilder()
                .setName("amazonaws.com/" + resource.namespace() + "/" + series.metric())
                .setUnit(Units.toUcum(series.unit()))
                .setSummary(summary)
                .build();
    }

    /** What was not asked for is not written; a point with all four statistics looks as it does in a metric stream. */
    private static SummaryDataPoint dataPoint(Point point, SummaryDataPoint shared) {
        SummaryDataPoint.Builder data = shared.toBuilder()
                .setStartTimeUnixNano(nanos(point.start()))
                .setTimeUnixNano(nanos(point.start().plus(point.period())));
        if (!point.hasAllFour()) {
            data.addAttributes(OtlpAttributes.statistics(point.statistics()));
        }
        if (point.count() != null) {
            data.setCount(Math.round(point.count()));
        }
        if (point.sum() != null) {
            data.setSum(point.sum());
        }
        if (point.minimum() != null) {
            data.addQuantileValues(quantile(0, point.minimum()));
        }
        between(point).forEach((quantile, value) -> data.addQuantileValues(quantile(quantile, value)));
        if (point.maximum() != null) {
            data.addQuantileValues(quantile(1, point.maximum()));
        }
        return data.build();
    }

    /** Without a percentile that is the minimum or the maximum, where the point has that itself. */
    private static SortedMap<Double, Double> between(Point point) {
        SortedMap<Double, Double> quantiles = point.quantiles();
        if (point.minimum() != null && !quantiles.isEmpty()) {
            quantiles = quantiles.tailMap(Double.MIN_VALUE);
        }
        return point.maximum() == null || quantiles.isEmpty() ? quantiles : quantiles.headMap(1.0);
    }

    private static ValueAtQuantile quantile(double quantile, double value) {
        return ValueAtQuantile.newBuilder()
                .setQuantile(quantile)
                .setValue(value)
                .build();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
