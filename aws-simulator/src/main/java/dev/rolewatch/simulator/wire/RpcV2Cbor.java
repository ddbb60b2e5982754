package dev.rolewatch.simulator.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** smithy-rpc-v2-cbor: what the current SDKs for Java and Go speak with CloudWatch. */
final class RpcV2Cbor implements Protocol {
    private static final String OPERATION = "/operation/";
    private static final int EPOCH_TIME_TAG = 1;

    private final CBORFactory factory = new CBORFactory();
    private final StructCodec codec = new StructCodec(factory, RpcV2Cbor::writeTimestamp);

    static boolean speaks(WireRequest request) {
        return request.path().startsWith("/service/") && request.path().contains(OPERATION);
    }

    @Override
    public String operationOf(WireRequest request) {
        return request.path().substring(request.path().indexOf(OPERATION) + OPERATION.length());
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
        headers.put("x-amzn-query-error", shape.code() + ";" + (shape.status() < 500 ? "Sender" : "Receiver"));
        var out = new ByteArrayOutputStream();
        try (CBORGenerator cbor = factory.createGenerator(out)) {
            cbor.writeStartObject();
            cbor.writeStringField("__type", "com.amazonaws.cloudwatch.v2010_08_01#" + typeOf(shape.code()));
            cbor.writeStringField("message", error.getMessage());
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WireResponse(shape.status(), headers, out.toByteArray());
    }

    /** The model's name of an error whose query code differs from it. */
    private static String typeOf(String code) {
        return switch (code) {
            case "InvalidNextToken" -> code;
            case "InternalServiceError" -> "InternalServiceFault";
            default -> code + "Exception";
        };
    }

    private static Map<String, String> headers(String requestId) {
        return new HashMap<>(Map.of(
                "smithy-protocol", "rpc-v2-cbor", "content-type", "application/cbor", "x-amzn-requestid", requestId));
    }

    private static void writeTimestamp(JsonGenerator out, Instant value) throws IOException {
        ((CBORGenerator) out).writeTag(EPOCH_TIME_TAG);
        if (value.getNano() == 0) {
            out.writeNumber(value.getEpochSecond());
        } else {
            out.writeNumber(value.toEpochMilli() / 1000.0);
        }
    }
}
