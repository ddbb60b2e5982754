package dev.rolewatch.contracts.metrics;

import dev.rolewatch.contracts.resource.ResourceId;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint.ValueAtQuantile;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a {@link MetricsBatch} as OTLP. Attributes, which are the same for many points, are encoded once by protobuf's own
 * classes and copied from then on; with those classes for the points too, encoding took a fifth of a collector's processor time.
 * Everything is written last to first, as {@link ReverseProtoWriter} says.
 */
final class OtlpEncoder {
    private static final int CAPACITY = 1 << 16;

    private final ReverseProtoWriter out = new ReverseProtoWriter(CAPACITY);
    private final List<byte[]> account;

    private OtlpEncoder(MetricsBatch batch) {
        this.account = List.of(
                text(OtlpAttributes.CLOUD_PROVIDER, "aws"),
                text(OtlpAttributes.CLOUD_ACCOUNT_ID, batch.awsAccount().value()),
                text(OtlpAttributes.CLOUD_REGION, batch.region().value()),
                text(OtlpAttributes.TENANT, batch.tenant().value()),
                text(OtlpAttributes.ACCOUNT, batch.account().toString()));
    }

    static byte[] encode(MetricsBatch batch) {
        OtlpEncoder encoder = new OtlpEncoder(batch);
        List<ResourcePoints> resources = batch.resources();
        for (int i = resources.size() - 1; i >= 0; i--) {
            encoder.resourceMetrics(resources.get(i));
        }
        return encoder.out.toByteArray();
    }

    private void resourceMetrics(ResourcePoints points) {
        int end = out.position();
        scopeMetrics(points);
        resource(points);
        out.message(ExportMetricsServiceRequest.RESOURCE_METRICS_FIELD_NUMBER, end);
    }

    private void resource(ResourcePoints points) {
        List<byte[]> attributes = new ArrayList<>(account);
        if (points.arn() != null) {
            attributes.add(text(OtlpAttributes.CLOUD_RESOURCE_ID, points.arn()));
        }
        points.tags().forEach((name, value) -> attributes.add(text(OtlpAttributes.TAG_PREFIX + name, value)));
        int end = out.position();
        attributes(Resource.ATTRIBUTES_FIELD_NUMBER, attributes);
        out.message(ResourceMetrics.RESOURCE_FIELD_NUMBER, end);
    }

    private void scopeMetrics(ResourcePoints points) {
        ResourceId resource = points.resource();
        byte[] namespace = text(OtlpAttributes.NAMESPACE, resource.namespace());
        byte[] dimensions = OtlpAttributes.map(OtlpAttributes.DIMENSIONS, resource.dimensions())
                .toByteArray();
        int end = out.position();
        for (int i = points.series().size() - 1; i >= 0; i--) {
            Series series = points.series().get(i);
            byte[] name = text(OtlpAttributes.METRIC_NAME, series.metric());
            metric(resource.namespace(), series, List.of(namespace, name, dimensions));
        }
        // A scope without a name, which a metric stream writes too.
        out.message(ScopeMetrics.SCOPE_FIELD_NUMBER, out.position());
        out.message(ResourceMetrics.SCOPE_METRICS_FIELD_NUMBER, end);
    }

    private void metric(String namespace, Series series, List<byte[]> attributes) {
        int end = out.position();
        for (int i = series.points().size() - 1; i >= 0; i--) {
            dataPoint(series.points().get(i), attributes);
        }
        out.message(Metric.SUMMARY_FIELD_NUMBER, end);
        out.text(Metric.UNIT_FIELD_NUMBER, Units.toUcum(series.unit()));
        out.text(Metric.NAME_FIELD_NUMBER, "amazonaws.com/" + namespace + "/" + series.metric());
        out.message(ScopeMetrics.METRICS_FIELD_NUMBER, end);
    }

    /** What was not asked for is not written; a point with all four statistics looks as it does in a metric stream. */
    private void dataPoint(Point point, List<byte[]> attributes) {
        int end = out.position();
        if (!point.hasAllFour()) {
            KeyValue statistics = OtlpAttributes.statistics(point.statistics());
            out.bytes(SummaryDataPoint.ATTRIBUTES_FIELD_NUMBER, statistics.toByteArray());
        }
        attributes(SummaryDataPoint.ATTRIBUTES_FIELD_NUMBER, attributes);
        quantiles(point);
        if (point.sum() != null) {
            out.number(SummaryDataPoint.SUM_FIELD_NUMBER, point.sum());
        }
        if (point.count() != null) {
            out.fixed64(SummaryDataPoint.COUNT_FIELD_NUMBER, Math.round(point.count()));
        }
        out.fixed64(
                SummaryDataPoint.TIME_UNIX_NANO_FIELD_NUMBER,
                nanos(point.start().plus(point.period())));
        out.fixed64(SummaryDataPoint.START_TIME_UNIX_NANO_FIELD_NUMBER, nanos(point.start()));
        out.message(Summary.DATA_POINTS_FIELD_NUMBER, end);
    }

    private void attributes(int field, List<byte[]> attributes) {
        for (int i = attributes.size() - 1; i >= 0; i--) {
            out.bytes(field, attributes.get(i));
        }
    }

    private void quantiles(Point point) {
        if (point.maximum() != null) {
            quantile(1, point.maximum());
        }
        if (!point.quantiles().isEmpty()) {
            List<Map.Entry<Double, Double>> between = List.copyOf(between(point).entrySet());
            for (int i = between.size() - 1; i >= 0; i--) {
                quantile(between.get(i).getKey(), between.get(i).getValue());
            }
        }
        if (point.minimum() != null) {
            quantile(0, point.minimum());
        }
    }

    /** Without a percentile that is the minimum or the maximum, where the point has that itself. */
    private static SortedMap<Double, Double> between(Point point) {
        SortedMap<Double, Double> quantiles = point.quantiles();
        if (point.minimum() != null && !quantiles.isEmpty()) {
            quantiles = quantiles.tailMap(Double.MIN_VALUE);
        }
        return point.maximum() == null || quantiles.isEmpty() ? quantiles : quantiles.headMap(1.0);
    }

    private void quantile(double quantile, double value) {
        int end = out.position();
        out.number(ValueAtQuantile.VALUE_FIELD_NUMBER, value);
        out.number(ValueAtQuantile.QUANTILE_FIELD_NUMBER, quantile);
        out.message(SummaryDataPoint.QUANTILE_VALUES_FIELD_NUMBER, end);
    }

    private static byte[] text(String key, String value) {
        return OtlpAttributes.text(key, value).toByteArray();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
