package dev.rolewatch.simulator.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** awsQuery (STS, and CloudWatch for old clients) and its variant ec2Query: a form in, XML out. */
final class AwsQuery implements Protocol {
    private final boolean ec2;

    private AwsQuery(boolean ec2) {
        this.ec2 = ec2;
    }

    static AwsQuery standard() {
        return new AwsQuery(false);
    }

    static AwsQuery ec2() {
        return new AwsQuery(true);
    }

    @Override
    public String operationOf(WireRequest request) {
        return FormNode.parse(request.body()).child("Action").text();
    }

    @Override
    public void read(WireRequest request, SdkPojo into) {
        FormReader.read(FormNode.parse(request.body()), into);
    }

    @Override
    public WireResponse write(AwsService service, String operation, String requestId, SdkPojo response) {
        var xml = new XmlResponse(ec2);
        return new WireResponse(200, headers(requestId), xml.success(service, operation, requestId, response));
    }

    @Override
    public WireResponse writeError(AwsService service, AwsException error, String requestId) {
        var shape = error.shapeFor(service);
        byte[] body = new XmlResponse(ec2).error(service, shape, error.getMessage(), requestId);
        return new WireResponse(shape.status(), headers(requestId), body);
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("content-type", "text/xml", "x-amzn-requestid", requestId);
    }
}
