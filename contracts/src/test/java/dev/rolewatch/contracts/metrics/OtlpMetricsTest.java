package dev.rolewatch.contracts.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.resource.ResourceId;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtlpMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Region REGION = new Region("eu-central-1");

    @Test
    void unitsAreWrittenAsMetricStreamsWriteThem() {
        assertThat(Units.toUcum("Percent")).isEqualTo("%");
        assertThat(Units.toUcum("Bytes/Second")).isEqualTo("By/s");
        assertThat(Units.toUcum("Count")).isEqualTo("{Count}");
        assertThat(Units.toUcum("None")).isEqualTo("1");
        assertThat(Units.toUcum(null)).isEmpty();
        assertThat(Units.toCloudWatch("By/s")).isEqualTo("Bytes/Second");
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void aPointHasTheStatisticsThatItWasWrittenWithAndNoOthers(List<String> statistics) {
        Point point = new Point(
                NOON,
                Duration.ofMinutes(1),
                statistics.contains("SampleCount") ? 0.0 : null,
                statistics.contains("Sum") ? 0.0 : null,
                statistics.contains("Minimum") ? -3.0 : null,
                statistics.contains("Maximum") ? 7.0 : null,
                new TreeMap<>(Map.of(0.99, 6.5)));

        Point read = onlyPoint(OtlpMetrics.decode(OtlpMetrics.encode(batch(point))));

        assertThat(read).isEqualTo(point);
        assertThat(read.statistics()).isEqualTo(statistics);
    }

    /** Every choice of at least one of the four. */
    static Stream<List<String>> statistics() {
        return IntStream.range(1, 1 << Point.FOUR.size())
                .mapToObj(chosen -> IntStream.range(0, Point.FOUR.size())
                        .filter(i -> (chosen & 1 << i) != 0)
                        .mapToObj(Point.FOUR::get)
                        .toList());
    }

    @Test
    void onlyAPointWithFewerThanFourStatisticsTellsWhichItHas() throws IOException {
        Point count = new Point(NOON, Duration.ofMinutes(1), 2.0, null, null, null, new TreeMap<>());
        Point all = new Point(NOON, Duration.ofMinutes(1), 2, 30, 10, 20, new TreeMap<>());

        assertThat(attributes(count)).containsEntry("rolewatch.statistics", "SampleCount");
        assertThat(attributes(all)).doesNotContainKey("rolewatch.statistics");
    }

    @Test
    void aPointThatLacksAStatisticThatItSaysToHaveIsRefused() throws IOException {
        Point peak = new Point(NOON, Duration.ofMinutes(1), null, null, null, 20.0, new TreeMap<>());
        ExportMetricsServiceRequest.Builder request = request(peak).toBuilder();
        SummaryDataPoint.Builder data = request.getResourceMetricsBuilder(0)
                .getScopeMetricsBuilder(0)
                .getMetricsBuilder(0)
                .getSummaryBuilder()
                .getDataPointsBuilder(0);
        KeyValue.Builder told = data.getAttributesBuilder(data.getAttributesCount() - 1);

        told.getValueBuilder().setStringValue("Minimum,Maximum");
        assertThatThrownBy(() -> OtlpMetrics.decode(request.build().toByteArray()))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("a point has no minimum");

        told.getValueBuilder().setStringValue("Maximum,Median");
        assertThatThrownBy(() -> OtlpMetrics.decode(request.build().toByteArray()))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("rolewatch.statistics");
    }

    @Test
    void aBatchOfAnySizeIsWrittenAsProtobufsOwnClassesWriteIt() throws IOException {
        Point point = new Point(NOON, Duration.ofMinutes(1), 2, -0.0, 0, 20, new TreeMap<>(Map.of(0.5, 0.0, 0.9, 1.0)));
        Point count = new Point(NOON.minusSeconds(60), Duration.ofMinutes(1), 2.0, null, null, null, new TreeMap<>());
        List<ResourcePoints> resources = IntStream.range(0, 1_000)
                .mapToObj(number -> new ResourcePoints(
                        ResourceId.of(REGION, "AWS/SQS", Map.of("QueueName", "Größe-" + "x".repeat(number))),
                        number % 2 == 0 ? "arn:aws:sqs:eu-central-1:123456789012:" + number : null,
                        new TreeMap<>(Map.of("team", "küche", "empty", "")),
                        List.of(
                                new Series("NumberOfMessagesSent", "Count", List.of(count, point)),
                                new Series("ApproximateAgeOfOldestMessage", null, List.of(point)))))
                .toList();
        MetricsBatch batch = batch(resources);

        byte[] encoded = OtlpMetrics.encode(batch);

        assertThat(ExportMetricsServiceRequest.parseFrom(encoded).toByteArray()).isEqualTo(encoded);
        assertThat(OtlpMetrics.decode(encoded)).isEqualTo(batch);
    }

    @Test
    void whatIsNoBatchIsRefusedWithoutItsContent() {
        byte[] text = "not protobuf, but secret".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OtlpMetrics.decode(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> OtlpMetrics.decode(new byte[0])).isInstanceOf(MalformedMessageException.class);
    }

    private static MetricsBatch batch(Point point) {
        ResourceId resource = ResourceId.of(REGION, "AWS/SQS", Map.of("QueueName", "orders"));
        return batch(List.of(new ResourcePoints(
                resource,
                null,
                new TreeMap<>(),
                List.of(new Series("NumberOfMessagesSent", "Count", List.of(point))))));
    }

    private static MetricsBatch batch(List<ResourcePoints> resources) {
        return new MetricsBatch(
                TenantId.DEFAULT,
                AccountId.of("0b6f3c2e-6f0f-4b9a-9d55-3a1f0e3f8c11"),
                new AwsAccountId("123456789012"),
                REGION,
                resources);
    }

    private static Point onlyPoint(MetricsBatch batch) {
        return batch.resources().get(0).series().get(0).points().get(0);
    }

    private static ExportMetricsServiceRequest request(Point point) throws IOException {
        return ExportMetricsServiceRequest.parseFrom(OtlpMetrics.encode(batch(point)));
    }

    private static Map<String, String> attributes(Point point) throws IOException {
        return request(point)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetrics(0)
                .getSummary()
                .getDataPoints(0)
                .getAttributesList()
                .stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
    }
}
