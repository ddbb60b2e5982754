package dev.rolewatch.contracts.metrics;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;

/**
 * A batch of metrics as the {@code metrics} topic carries it: an OTLP {@code ExportMetricsServiceRequest} in the shape of
 * CloudWatch metric streams' OpenTelemetry 1.0 output (Amazon CloudWatch User Guide,
 * "CloudWatch-metric-streams-formats-opentelemetry-100"), with the resource's ARN, its tags and the tenant added to the
 * resource attributes.
 */
public final class OtlpMetrics {
    private OtlpMetrics() {}

    public static byte[] encode(MetricsBatch batch) {
        return OtlpEncoder.encode(batch);
    }

    /**
     * @throws MalformedMessageException if the bytes are not such a batch
     */
    public static MetricsBatch decode(byte[] bytes) {
        try {
            return OtlpDecoder.decode(ExportMetricsServiceRequest.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedMessageException("not an ExportMetricsServiceRequest: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "an ExportMetricsServiceRequest, but not of Rolewatch: " + e.getMessage());
        }
    }
}
