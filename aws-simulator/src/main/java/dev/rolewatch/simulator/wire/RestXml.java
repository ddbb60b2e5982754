package dev.rolewatch.simulator.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** rest-xml, as S3 speaks it, of which only the listing of the buckets is simulated. */
final class RestXml implements Protocol {
    private final XmlResponse xml = new XmlResponse(false);

    @Override
    public String operationOf(WireRequest request) {
        return "ListBuckets";
    }

    @Override
    public void read(WireRequest request, SdkPojo into) {
        QueryParameters.read(request, into);
    }

    @Override
    public WireResponse write(AwsService service, String operation, String requestId, SdkPojo response) {
        return new WireResponse(200, headers(requestId), xml.document(service, "ListAllMyBucketsResult", response));
    }

    @Override
    public WireResponse writeError(AwsService service, AwsException error, String requestId) {
        var shape = error.shapeFor(service);
        return new WireResponse(
                shape.status(), headers(requestId), xml.plainError(shape, error.getMessage(), requestId));
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("content-type", "application/xml", "x-amz-request-id", requestId);
    }
}
