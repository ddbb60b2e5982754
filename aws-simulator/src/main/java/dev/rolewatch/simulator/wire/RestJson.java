package dev.rolewatch.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** rest-json, as Lambda speaks it: the path names the operation, the query string has its parameters. */
final class RestJson implements Protocol {
    static final String FUNCTIONS = "/2015-03-31/functions";

    private final StructCodec codec = new StructCodec(new JsonFactory(), AwsJson::writeTimestamp);

    @Override
    public String operationOf(WireRequest request) {
        return "ListFunctions";
    }

    @Override
    public void read(WireRequest request, SdkPojo into) {
        QueryParameters.read(request, into);
    }

    @Override
    public WireResponse write(AwsService service, String operation, String requestId, SdkPojo response) {
        return new WireResponse(
                200, Map.of("content-type", "application/json", "x-amzn-requestid", requestId), codec.write(response));
    }

    @Override
    public WireResponse writeError(AwsService service, AwsException error, String requestId) {
        var shape = error.shapeFor(service);
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Type", shape.status() < 500 ? "User" : "Service").put("message", error.getMessage());
        return new WireResponse(
                shape.status(),
                Map.of(
                        "content-type",
                        "application/json",
                        "x-amzn-requestid",
                        requestId,
                        "x-amzn-errortype",
                        shape.code()),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
