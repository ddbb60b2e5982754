package dev.rolewatch.simulator.wire;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** Tells the protocol and the service of a request from its path, its headers and, for forms, its API version. */
public final class Protocols {
    private static final Protocol CBOR = new RpcV2Cbor();
    private static final Protocol JSON_1_0 = AwsJson.version("1.0");
    private static final Protocol JSON_1_1 = AwsJson.version("1.1");
    private static final Protocol TARGET_CBOR = AwsJson.cbor();
    private static final Protocol QUERY = AwsQuery.standard();
    private static final Protocol EC2_QUERY = AwsQuery.ec2();

    /** By the API's version, which no two of these services share. */
    private static final Map<String, Addressed> FORMS = Map.ofEntries(
            entry("2011-06-15", new Addressed(AwsService.STS, QUERY)),
            entry("2010-08-01", new Addressed(AwsService.CLOUDWATCH, QUERY)),
            entry("2016-11-15", new Addressed(AwsService.EC2, EC2_QUERY)),
            entry("2011-01-01", new Addressed(AwsService.AUTO_SCALING, QUERY)),
            entry("2014-10-31", new Addressed(AwsService.RDS, QUERY)),
            entry("2015-12-01", new Addressed(AwsService.LOAD_BALANCING, QUERY)),
            entry("2015-02-02", new Addressed(AwsService.ELASTICACHE, QUERY)),
            entry("2010-03-31", new Addressed(AwsService.SNS, QUERY)));

    /** By the first part of the header X-Amz-Target. */
    private static final Map<String, Addressed> TARGETS = Map.ofEntries(
            entry("GraniteServiceVersion20100801", new Addressed(AwsService.CLOUDWATCH, JSON_1_0)),
            entry("ResourceGroupsTaggingAPI_20170126", new Addressed(AwsService.TAGGING, JSON_1_1)),
            entry("TrentService", new Addressed(AwsService.KMS, JSON_1_1)),
            entry("DynamoDB_20120810", new Addressed(AwsService.DYNAMODB, JSON_1_0)),
            entry("AmazonSQS", new Addressed(AwsService.SQS, JSON_1_0)),
            entry("AmazonEC2ContainerServiceV20141113", new Addressed(AwsService.ECS, JSON_1_1)),
            entry("Kinesis_20131202", new Addressed(AwsService.KINESIS, JSON_1_1)));

    /** By method and path. */
    private static final Map<String, Addressed> PATHS = Map.of(
            "GET " + RestJson.FUNCTIONS,
            new Addressed(AwsService.LAMBDA, new RestJson()),
            "GET /",
            new Addressed(AwsService.S3, new RestXml()));

    private Protocols() {}

    /** Who is spoken to, and how. */
    public record Addressed(AwsService service, Protocol protocol) {}

    /** Empty if the request is not in a protocol of a simulated service. */
    public static Optional<Addressed> addressed(WireRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.ofNullable(PATHS.get(request.method() + " " + withoutLastSlash(request.path())));
        }
        if (RpcV2Cbor.speaks(request)) {
            return request.path().startsWith("/service/GraniteServiceVersion20100801/")
                    ? Optional.of(new Addressed(AwsService.CLOUDWATCH, CBOR))
                    : Optional.empty();
        }
        return AwsJson.speaks(request)
                ? byTarget(request)
                : Optional.ofNullable(FORMS.get(
                        FormNode.parse(request.body()).child("Version").text()));
    }

    private static Optional<Addressed> byTarget(WireRequest request) {
        return Optional.ofNullable(TARGETS.get(AwsJson.targetOf(request)))
                .map(found -> AwsJson.isCbor(request) ? new Addressed(found.service(), TARGET_CBOR) : found);
    }

    private static String withoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
