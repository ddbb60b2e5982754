package dev.rolewatch.simulator.wire;

import java.util.Map;

/** The AWS services that are simulated, with the names they have on the wire and in policies, and how each words a failure. */
public enum AwsService {
    STS("sts", "sts", "https://sts.amazonaws.com/doc/2011-06-15/", Map.of()),
    CLOUDWATCH(
            "monitoring",
            "cloudwatch",
            "http://monitoring.amazonaws.com/doc/2010-08-01/",
            Map.of(AwsFailure.INTERNAL, new ErrorShape("InternalServiceError", 500))),
    TAGGING("tagging", "tag", "", ErrorShapes.json("ThrottledException", "InternalServiceException")),
    KMS("kms", "kms", "", ErrorShapes.json("ThrottlingException", "KMSInternalException")),
    EC2("ec2", "ec2", "http://ec2.amazonaws.com/doc/2016-11-15/", ErrorShapes.ec2()),
    AUTO_SCALING("autoscaling", "autoscaling", "http://autoscaling.amazonaws.com/doc/2011-01-01/", Map.of()),
    RDS("rds", "rds", "http://rds.amazonaws.com/doc/2014-10-31/", Map.of()),
    LOAD_BALANCING(
            "elasticloadbalancing",
            "elasticloadbalancing",
            "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
            Map.of()),
    ELASTICACHE("elasticache", "elasticache", "http://elasticache.amazonaws.com/doc/2015-02-02/", Map.of()),
    SNS(
            "sns",
            "sns",
            "http://sns.amazonaws.com/doc/2010-03-31/",
            Map.of(AwsFailure.ACCESS_DENIED, new ErrorShape("AuthorizationError", 403))),
    DYNAMODB("dynamodb", "dynamodb", "", ErrorShapes.json("ThrottlingException", "InternalServerError")),
    SQS("sqs", "sqs", "", ErrorShapes.sqs()),
    ECS("ecs", "ecs", "", ErrorShapes.json("ThrottlingException", "ServerException")),
    KINESIS("kinesis", "kinesis", "", ErrorShapes.json("LimitExceededException", "InternalFailure")),
    LAMBDA("lambda", "lambda", "", ErrorShapes.lambda()),
    S3("s3", "s3", "http://s3.amazonaws.com/doc/2006-03-01/", ErrorShapes.s3());

    private final String signingName;
    private final String policyPrefix;
    private final String xmlNamespace;
    private final Map<AwsFailure, ErrorShape> ownErrors;

    AwsService(String signingName, String policyPrefix, String xmlNamespace, Map<AwsFailure, ErrorShape> ownErrors) {
        this.signingName = signingName;
        this.policyPrefix = policyPrefix;
        this.xmlNamespace = xmlNamespace;
        this.ownErrors = ownErrors;
    }

    /** The service's name in the credential scope of a signature. */
    public String signingName() {
        return signingName;
    }

    /** An operation's name as policies have it, such as {@code cloudwatch:ListMetrics}. */
    public String action(String operation) {
        return policyPrefix + ":" + operation;
    }

    /** Its name in policies, such as {@code cloudwatch}. */
    public String policyPrefix() {
        return policyPrefix;
    }

    public String xmlNamespace() {
        return xmlNamespace;
    }

    /** The code and HTTP status with which this service reports a kind of failure. */
    public ErrorShape shapeOf(AwsFailure failure) {
        return ownErrors.getOrDefault(failure, failure.usualShape());
    }

    /** An error's code and HTTP status. */
    public record ErrorShape(String code, int status) {}
}
