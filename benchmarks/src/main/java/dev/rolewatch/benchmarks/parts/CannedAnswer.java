package dev.rolewatch.benchmarks.parts;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.rolewatch.contracts.collection.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** A GetMetricData answer in smithy-rpc-v2-cbor, and an HTTP client that gives it without a network. */
final class CannedAnswer implements SdkHttpClient {
    private static final int EPOCH_TIME_TAG = 1;

    private final byte[] body;

    CannedAnswer(byte[] body) {
        this.body = body;
    }

    /** The values of that many series over the window, one result for each statistic. */
    static byte[] of(int series, Window window) {
        var out = new ByteArrayOutputStream();
        try (CBORGenerator cbor = new CBORFactory().createGenerator(out)) {
            cbor.writeStartObject(2);
            cbor.writeFieldName("MetricDataResults");
            cbor.writeStartArray(null, series * Workload.STATISTICS);
            for (int query = 0; query < series * Workload.STATISTICS; query++) {
                write(cbor, query, window);
            }
            cbor.writeEndArray();
            cbor.writeFieldName("Messages");
            cbor.writeStartArray(null, 0);
            cbor.writeEndArray();
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator cbor, int query, Window window) throws IOException {
        int points = (int) Duration.between(window.from(), window.to()).toMinutes();
        cbor.writeStartObject(5);
        cbor.writeStringField("Id", "q" + query);
        cbor.writeStringField("Label", "i-0123456789abcdef0 CPUUtilization SampleCount");
        cbor.writeFieldName("Timestamps");
        cbor.writeStartArray(null, points);
        for (int i = 0; i < points; i++) {
            cbor.writeTag(EPOCH_TIME_TAG);
            cbor.writeNumber((double) time(window, i).getEpochSecond());
        }
        cbor.writeEndArray();
        cbor.writeFieldName("Values");
        cbor.writeStartArray(null, points);
        for (int i = 0; i < points; i++) {
            cbor.writeNumber(Workload.value(query / Workload.STATISTICS, time(window, i), query % Workload.STATISTICS));
        }
        cbor.writeEndArray();
        cbor.writeStringField("StatusCode", "Complete");
        cbor.writeEndObject();
    }

    private static Instant time(Window window, int point) {
        return window.from().plus(Duration.ofMinutes(point));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (request.contentStreamProvider().isPresent()) {
                    try (var sent = request.contentStreamProvider().get().newStream()) {
                        sent.skipNBytes(sent.available());
                    }
                }
                return HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder()
                                .statusCode(200)
                                .putHeader("smithy-protocol", "rpc-v2-cbor")
                                .putHeader("Content-Type", "application/cbor")
                                .putHeader("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000")
                                .putHeader("Content-Length", Integer.toString(body.length))
                                .build())
                        .responseBody(AbortableInputStream.create(new java.io.ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {
                throw new IllegalStateException("nothing is under way");
            }
        };
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
