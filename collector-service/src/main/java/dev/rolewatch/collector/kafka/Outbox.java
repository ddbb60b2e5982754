package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collected.ReadMetrics;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.MetricsHeaders;
import dev.rolewatch.contracts.metrics.OtlpMetrics;
import dev.rolewatch.contracts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what was collected as records of their topics. */
final class Outbox {
    private final Topics topics;

    Outbox(Topics topics) {
        this.topics = topics;
    }

    /** Each record is encoded when its turn comes, so that memory holds only those that are on their way to Kafka. */
    Stream<ProducerRecord<String, byte[]>> records(Collected collected) {
        Stream<ProducerRecord<String, byte[]>> metrics =
                collected.metrics().stream().map(this::metrics);
        Stream<ProducerRecord<String, byte[]>> reports = collected.reports().stream()
                .map(report -> json(Topics.COLLECTION_REPORTS, report.account().toString(), report));
        Stream<ProducerRecord<String, byte[]>> events = collected.events().stream()
                .map(event -> json(Topics.ACCOUNT_EVENTS, event.account().toString(), event));
        return Stream.concat(metrics, Stream.concat(reports, events));
    }

    private ProducerRecord<String, byte[]> json(String topic, String key, Object value) {
        return new ProducerRecord<>(topics.name(topic), key, Json.write(value));
    }

    private ProducerRecord<String, byte[]> metrics(ReadMetrics read) {
        MetricsBatch batch = read.batch();
        var record = new ProducerRecord<>(topics.name(Topics.METRICS), batch.key(), OtlpMetrics.encode(batch));
        header(record, MetricsHeaders.CONTENT_TYPE, MetricsHeaders.CONTENT_TYPE_VALUE);
        header(record, MetricsHeaders.SCHEMA_VERSION, MetricsHeaders.SCHEMA_VERSION_VALUE);
        header(record, MetricsHeaders.TENANT, batch.tenant().value());
        header(record, MetricsHeaders.ACCOUNT, batch.account().toString());
        header(record, MetricsHeaders.REGION, batch.region().value());
        header(record, MetricsHeaders.READ_AT, read.readAt().toString());
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
