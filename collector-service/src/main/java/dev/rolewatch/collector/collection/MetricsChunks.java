package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a batch so that each part, encoded, fits into a Kafka record. Sizes are upper estimates, for encoding to measure
 * would cost more.
 */
final class MetricsChunks {
    /** The encoded numbers of a point, its two fixed quantiles, and the tags and lengths around everything. */
    private static final int POINT_BYTES = 160;

    private static final int QUANTILE_BYTES = 20;
    /** The attribute that lists the statistics of a point with fewer than four. */
    private static final int STATISTICS_BYTES = 80;

    /** An attribute's own tags and lengths beside its name and value. */
    private static final int ATTRIBUTE_BYTES = 24;

    private static final int RESOURCE_BYTES = 400;

    private MetricsChunks() {}

    static List<MetricsBatch> of(MetricsBatch batch, int maxBytes) {
        List<MetricsBatch> chunks = new ArrayList<>();
        List<ResourcePoints> chunk = new ArrayList<>();
        long bytes = 0;
        for (ResourcePoints part : parts(batch, maxBytes)) {
            long more = bytes(part);
            if (bytes + more > maxBytes && !chunk.isEmpty()) {
                chunks.add(with(batch, chunk));
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(part);
            bytes += more;
        }
        if (!chunk.isEmpty()) {
            chunks.add(with(batch, chunk));
        }
        return chunks;
    }

    /** The resources, with one that is too large for a record of its own split by series, and by points. */
    private static List<ResourcePoints> parts(MetricsBatch batch, int maxBytes) {
        List<ResourcePoints> parts = new ArrayList<>();
        for (ResourcePoints resource : batch.resources()) {
            if (bytes(resource) <= maxBytes) {
                parts.add(resource);
                continue;
            }
            for (Series series : resource.series()) {
                int most =
                        Math.max(1, (int) ((maxBytes - bytesWithoutSeries(resource)) / pointBytes(resource, series)));
                for (int from = 0; from < series.points().size(); from += most) {
                    int to = Math.min(series.points().size(), from + most);
                    parts.add(with(
                            resource,
                            new Series(
                                    series.metric(),
                                    series.unit(),
                                    series.points().subList(from, to))));
                }
            }
        }
        return parts;
    }

    private static long bytes(ResourcePoints resource) {
        long bytes = bytesWithoutSeries(resource);
        for (Series series : resource.series()) {
            bytes += POINT_BYTES
                    + text(resource.resource().namespace())
                    + text(series.metric())
                    + series.points().size() * pointBytes(resource, series);
        }
        return bytes;
    }

    private static long bytesWithoutSeries(ResourcePoints resource) {
        return RESOURCE_BYTES + text(resource.arn()) + attributes(resource.tags());
    }

    /** Of the largest point of a series. */
    private static long pointBytes(ResourcePoints resource, Series series) {
        int quantiles = 0;
        boolean allFour = true;
        for (Point point : series.points()) {
            quantiles = Math.max(quantiles, point.quantiles().size());
            allFour &= point.hasAllFour();
        }
        return POINT_BYTES
                + (long) quantiles * QUANTILE_BYTES
                + (allFour ? 0 : STATISTICS_BYTES)
                + text(resource.resource().namespace())
                + text(series.metric())
                + attributes(resource.resource().dimensions());
    }

    private static long attributes(Map<String, String> attributes) {
        long bytes = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            bytes += ATTRIBUTE_BYTES + text(attribute.getKey()) + text(attribute.getValue());
        }
        return bytes;
    }

    /** A character of Java takes up to three bytes in UTF-8. */
    private static long text(String text) {
        return text == null ? 0 : 3L * text.length();
    }

    private static ResourcePoints with(ResourcePoints resource, Series series) {
        return new ResourcePoints(resource.resource(), resource.arn(), resource.tags(), List.of(series));
    }

    private static MetricsBatch with(MetricsBatch batch, List<ResourcePoints> resources) {
        return new MetricsBatch(batch.tenant(), batch.account(), batch.awsAccount(), batch.region(), resources);
    }
}
