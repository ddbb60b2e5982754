package dev.rolewatch.simulator.wire;

import java.util.Optional;

/** Tells the protocol and the service of a request from its path, its headers and, for forms, its API version. */
public final class Protocols {
    private static final Protocol CBOR = new RpcV2Cbor();
    private static final Protocol JSON_1_0 = new AwsJson("1.0");
    private static final Protocol JSON_1_1 = new AwsJson("1.1");
    private static final Protocol QUERY = AwsQuery.standard();
    private static final Protocol EC2_QUERY = AwsQuery.ec2();

    private Protocols() {}

    /** Who is spoken to, and how. */
    public record Addressed(AwsService service, Protocol protocol) {}

    /** Empty if the request is not in a protocol of a simulated service. */
    public static Optional<Addressed> addressed(WireRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        if (RpcV2Cbor.speaks(request)) {
            return request.path().startsWith("/service/GraniteServiceVersion20100801/")
                    ? Optional.of(new Addressed(AwsService.CLOUDWATCH, CBOR))
                    : Optional.empty();
        }
        return AwsJson.speaks(request) ? byTarget(request.header("x-amz-target")) : byVersion(request);
    }

    private static Optional<Addressed> byTarget(String target) {
        if (target.startsWith("GraniteServiceVersion20100801.")) {
            return Optional.of(new Addressed(AwsService.CLOUDWATCH, JSON_1_0));
        }
        if (target.startsWith("ResourceGroupsTaggingAPI_20170126.")) {
            return Optional.of(new Addressed(AwsService.TAGGING, JSON_1_1));
        }
        if (target.startsWith("TrentService.")) {
            return Optional.of(new Addressed(AwsService.KMS, JSON_1_1));
        }
        return Optional.empty();
    }

    private static Optional<Addressed> byVersion(WireRequest request) {
        return switch (FormNode.parse(request.body()).child("Version").text()) {
            case "2011-06-15" -> Optional.of(new Addressed(AwsService.STS, QUERY));
            case "2010-08-01" -> Optional.of(new Addressed(AwsService.CLOUDWATCH, QUERY));
            case "2016-11-15" -> Optional.of(new Addressed(AwsService.EC2, EC2_QUERY));
            default -> Optional.empty();
        };
    }
}
