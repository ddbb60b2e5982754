package dev.rolewatch.local.kafka;

import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.comparison.MeasuredResource;
import dev.rolewatch.local.comparison.PointId;
import dev.rolewatch.local.comparison.PointValue;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.comparison.SeriesId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows the {@code metrics} topic from its beginning, as a consumer would, into a {@link Seen}. */
public final class MetricsTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Seen seen;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "metrics-tail");
    private volatile RuntimeException failure;

    public MetricsTail(String bootstrapServers, Seen seen) {
        this.seen = seen;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @throws LocalException if a record was not what a consumer expects; the message tells where it is
     */
    public void requireHealthy() {
        if (failure != null) {
            throw new LocalException("the metrics topic cannot be read: " + failure.getMessage(), failure);
        }
    }

    private void follow() {
        try (consumer) {
            consumer.assign(partitions());
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.METRICS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            MetricsBatch batch = OtlpMetrics.decode(record.value());
            batch.resources().forEach(resource -> take(batch, resource));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "partition " + record.partition() + ", offset " + record.offset() + ": " + e.getMessage(), e);
        }
    }

    private void take(MetricsBatch batch, ResourcePoints points) {
        MeasuredResource resource = new MeasuredResource(points.arn(), points.tags());
        for (Series series : points.series()) {
            for (Point point : series.points()) {
                SeriesId id = seriesId(batch, points.resource(), series, point.period());
                seen.publish(new PointId(id, point.start()), value(point, series.unit(), resource));
            }
        }
    }

    private static SeriesId seriesId(MetricsBatch batch, ResourceId resource, Series series, Duration period) {
        return new SeriesId(
                batch.awsAccount().value(),
                batch.region().value(),
                resource.namespace(),
                series.metric(),
                resource.dimensions(),
                period);
    }

    private static PointValue value(Point point, String unit, MeasuredResource resource) {
        return new PointValue(
                point.count(), point.sum(), point.minimum(), point.maximum(), point.quantiles(), unit, resource);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL.toMillis() * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
