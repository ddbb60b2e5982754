package dev.rolewatch.local.kafka;

import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;

/** Lets Kafka's console consumer print the {@code metrics} topic, a line for each point. */
public final class MetricsFormatter implements MessageFormatter {
    @Override
    public void writeTo(ConsumerRecord<byte[], byte[]> batch, PrintStream output) {
        MetricsBatch metrics = OtlpMetrics.decode(batch.value());
        for (ResourcePoints resource : metrics.resources()) {
            for (Series series : resource.series()) {
                series.points().forEach(point -> output.println(line(metrics, resource, series, point)));
            }
        }
    }

    private static String line(MetricsBatch batch, ResourcePoints resource, Series series, Point point) {
        return "%s %s %s %s %s %s/%s %s %s%s"
                .formatted(
                        point.start(),
                        point.period(),
                        batch.awsAccount(),
                        batch.region(),
                        resource.resource().dimensions(),
                        resource.resource().namespace(),
                        series.metric(),
                        statistics(point),
                        point.quantiles().isEmpty() ? "" : point.quantiles() + " ",
                        series.unit() == null ? "" : series.unit());
    }

    /** Those that were asked for. */
    private static String statistics(Point point) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("count", point.count());
        values.put("sum", point.sum());
        values.put("min", point.minimum());
        values.put("max", point.maximum());
        return values.entrySet().stream()
                .filter(value -> value.getValue() != null)
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }
}
