package dev.rolewatch.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** awsJson 1.0 (CloudWatch, as boto3 speaks it) and 1.1 (tagging). */
final class AwsJson implements Protocol {
    private final String contentType;
    private final StructCodec codec = new StructCodec(new JsonFactory(), AwsJson::writeTimestamp);

    private AwsJson(String contentType) {
        this.contentType = contentType;
    }

    static AwsJson version(String version) {
        return new AwsJson("application/x-amz-json-" + version);
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
        if (service == AwsService.CLOUDWATCH) {
            headers.put("x-amzn-query-error", shape.code() + ";" + (shape.status() < 500 ? "Sender" : "Receiver"));
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.put("__type", shape.code()).put("message", error.getMessage());
        return new WireResponse(shape.status(), headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers(String requestId) {
        return new HashMap<>(Map.of("content-type", contentType, "x-amzn-requestid", requestId));
    }

    private static void writeTimestamp(JsonGenerator out, Instant value) throws IOException {
        out.writeNumber(BigDecimal.valueOf(value.toEpochMilli(), 3));
    }
}
