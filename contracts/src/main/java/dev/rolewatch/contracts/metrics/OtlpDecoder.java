package dev.rolewatch.contracts.metrics;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.resource.ResourceId;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link OtlpEncoder} wrote. */
final class OtlpDecoder {
    private OtlpDecoder() {}

    static MetricsBatch decode(ExportMetricsServiceRequest request) {
        if (request.getResourceMetricsCount() == 0) {
            throw new IllegalArgumentException("it has no resource");
        }
        List<KeyValue> shared = attributes(request.getResourceMetrics(0));
        Region region = new Region(required(shared, OtlpAttributes.CLOUD_REGION));
        return new MetricsBatch(
                new TenantId(required(shared, OtlpAttributes.TENANT)),
                AccountId.of(required(shared, OtlpAttributes.ACCOUNT)),
                new AwsAccountId(required(shared, OtlpAttributes.CLOUD_ACCOUNT_ID)),
                region,
                request.getResourceMetricsList().stream()
                        .map(resource -> resource(region, resource))
                        .toList());
    }

    private static ResourcePoints resource(Region region, ResourceMetrics encoded) {
        List<Metric> metrics = encoded.getScopeMetricsList().stream()
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
        List<KeyValue> point = metrics.stream()
                .flatMap(metric -> metric.getSummary().getDataPointsList().stream())
                .findFirst()
                .map(SummaryDataPoint::getAttributesList)
                .orElseThrow(() -> new IllegalArgumentException("a resource has no point"));
        ResourceId id = new ResourceId(
                region,
                required(point, OtlpAttributes.NAMESPACE),
                OtlpAttributes.findMap(point, OtlpAttributes.DIMENSIONS));
        return new ResourcePoints(
                id,
                OtlpAttributes.findText(attributes(encoded), OtlpAttributes.CLOUD_RESOURCE_ID)
                        .orElse(null),
                tags(attributes(encoded)),
                metrics.stream().map(OtlpDecoder::series).toList());
    }

    private static SortedMap<String, String> tags(List<KeyValue> attributes) {
        SortedMap<String, String> tags = new TreeMap<>();
        attributes.stream()
                .filter(attribute -> attribute.getKey().startsWith(OtlpAttributes.TAG_PREFIX))
                .forEach(attribute -> tags.put(
                        attribute.getKey().substring(OtlpAttributes.TAG_PREFIX.length()),
                        attribute.getValue().getStringValue()));
        return tags;
    }

    private static Series series(Metric metric) {
        List<SummaryDataPoint> points = metric.getSummary().getDataPointsList();
        String name = points.isEmpty()
                ? metric.getName()
                : required(points.get(0).getAttributesList(), OtlpAttributes.METRIC_NAME);
        return new Series(
                name,
                Units.toCloudWatch(metric.getUnit()),
                points.stream().map(OtlpDecoder::point).toList());
    }

    private static Point point(SummaryDataPoint data) {
        List<String> statistics = OtlpAttributes.findStatistics(data.getAttributesList());
        SortedMap<Double, Double> quantiles = new TreeMap<>();
        data.getQuantileValuesList().forEach(each -> quantiles.put(each.getQuantile(), each.getValue()));
        Double minimum = statistics.contains(Point.MINIMUM) ? take(quantiles, 0, "minimum") : null;
        Double maximum = statistics.contains(Point.MAXIMUM) ? take(quantiles, 1, "maximum") : null;
        return new Point(
                instant(data.getStartTimeUnixNano()),
                Duration.ofNanos(data.getTimeUnixNano() - data.getStartTimeUnixNano()),
                statistics.contains(Point.SAMPLE_COUNT) ? Double.valueOf(data.getCount()) : null,
                statistics.contains(Point.SUM) ? Double.valueOf(data.getSum()) : null,
                minimum,
                maximum,
                quantiles);
    }

    private static Double take(SortedMap<Double, Double> quantiles, double quantile, String name) {
        Double value = quantiles.remove(quantile);
        if (value == null) {
            throw new IllegalArgumentException("a point has no " + name);
        }
        return value;
    }

    private static List<KeyValue> attributes(ResourceMetrics resource) {
        return resource.getResource().getAttributesList();
    }

    private static String required(List<KeyValue> attributes, String key) {
        return OtlpAttributes.findText(attributes, key)
                .orElseThrow(() -> new IllegalArgumentException("the attribute " + key + " is missing"));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }
}
