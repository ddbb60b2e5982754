package dev.rolewatch.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocols that name the operation in the header X-Amz-Target: awsJson 1.0 and 1.1, and the CBOR that the SDK for
 * Java speaks with Kinesis.
 */
final class AwsJson implements Protocol {
    private static final String CBOR_CONTENT = "application/x-amz-cbor-1.1";
    private static final int EPOCH_TIME_TAG = 1;

    private final String contentType;
    private final JsonFactory factory;
    private final StructCodec codec;

    private AwsJson(String contentType, JsonFactory factory, StructCodec.TimestampWriter timestamps) {
        this.contentType = contentType;
        this.factory = factory;
        this.codec = new StructCodec(factory, timestamps);
    }

    static AwsJson version(String version) {
        return new AwsJson("application/x-amz-json-" + version, new JsonFactory(), AwsJson::writeTimestamp);
    }

    static AwsJson cbor() {
        return new AwsJson(CBOR_CONTENT, new CBORFactory(), AwsJson::writeMillis);
    }

    static boolean isCbor(WireRequest request) {
        return request.header("content-type").startsWith(CBOR_CONTENT);
    }

    static boolean speaks(WireRequest request) {
        return !request.header("x-amz-target").isEmpty();
    }

    /** The API that is meant, such as TrentService. */
    static String targetOf(WireRequest request) {
        String target = request.header("x-amz-target");
        return target.substring(0, Math.max(0, target.lastIndexOf('.')));
    }

    @Override
    public String operationOf(WireRequest request) {
        String target = request.header("x-amz-target");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    public void read(WireRequest request, SdkPojo into) {
        codec.read(request.body(), into);
    }

    @Override
    public WireResponse write(AwsService service, String operation, String requestId, SdkPojo response) {
        return new WireResponse(200, headers(requestId), codec.write(response));
    }

    @Override
    public WireResponse writeError(AwsService service, AwsException error, String requestId) {
        var shape = error.shapeFor(service);
        var headers = headers(requestId);
        if (service == AwsService.CLOUDWATCH || service == AwsService.SQS) {
            headers.put("x-amzn-query-error", shape.code() + ";" + (shape.status() < 500 ? "Sender" : "Receiver"));
        }
        return new WireResponse(shape.status(), headers, body(shape.code(), error.getMessage()));
    }

    private byte[] body(String code, String message) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("__type", code);
            json.writeStringField("message", message);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Map<String, String> headers(String requestId) {
        return new HashMap<>(Map.of("content-type", contentType, "x-amzn-requestid", requestId));
    }

    static void writeTimestamp(JsonGenerator out, Instant value) throws IOException {
        out.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3));
    }

    private static void writeMillis(JsonGenerator out, Instant value) throws IOException {
        ((CBORGenerator) out).writeTag(EPOCH_TIME_TAG);
        out.writeNumber(value.toEpochMilli());
    }
}
