package dev.rolewatch.simulator.wire;

import java.util.Map;
import java.util.Optional;

/** The AWS services that are simulated, with the names they have on the wire and in policies, and how each words a failure. */
public enum AwsService {
    STS("sts", "sts", "https://sts.amazonaws.com/doc/2011-06-15/", Map.of()),
    CLOUDWATCH(
            "monitoring",
            "cloudwatch",
            "http://monitoring.amazonaws.com/doc/2010-08-01/",
            Map.of(AwsFailure.INTERNAL, new ErrorShape("InternalServiceError", 500))),
    TAGGING("tagging", "tag", "", jsonErrors("ThrottledException", "InternalServiceException")),
    KMS("kms", "kms", "", jsonErrors("ThrottlingException", "KMSInternalException")),
    EC2(
            "ec2",
            "ec2",
            "http://ec2.amazonaws.com/doc/2016-11-15/",
            Map.of(
                    AwsFailure.ACCESS_DENIED, new ErrorShape("UnauthorizedOperation", 403),
                    AwsFailure.THROTTLED, new ErrorShape("RequestLimitExceeded", 503),
                    AwsFailure.UNKNOWN_KEY, new ErrorShape("AuthFailure", 401),
                    AwsFailure.EXPIRED_TOKEN, new ErrorShape("RequestExpired", 400),
                    AwsFailure.BAD_SIGNATURE, new ErrorShape("AuthFailure", 401),
                    AwsFailure.UNSIGNED, new ErrorShape("AuthFailure", 401),
                    AwsFailure.INTERNAL, new ErrorShape("InternalError", 500)));

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

    public String xmlNamespace() {
        return xmlNamespace;
    }

    /** The code and HTTP status with which this service reports a kind of failure. */
    public ErrorShape shapeOf(AwsFailure failure) {
        return ownErrors.getOrDefault(failure, failure.usualShape());
    }

    public static Optional<AwsService> bySigningName(String name) {
        for (AwsService service : values()) {
            if (service.signingName.equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** How the services that speak awsJson 1.1 word failures, but for their own. */
    private static Map<AwsFailure, ErrorShape> jsonErrors(String throttled, String internal) {
        return Map.of(
                AwsFailure.ACCESS_DENIED, new ErrorShape("AccessDeniedException", 400),
                AwsFailure.THROTTLED, new ErrorShape(throttled, 400),
                AwsFailure.UNKNOWN_KEY, new ErrorShape("UnrecognizedClientException", 400),
                AwsFailure.EXPIRED_TOKEN, new ErrorShape("ExpiredTokenException", 400),
                AwsFailure.BAD_SIGNATURE, new ErrorShape("InvalidSignatureException", 400),
                AwsFailure.UNSIGNED, new ErrorShape("MissingAuthenticationTokenException", 400),
                AwsFailure.INTERNAL, new ErrorShape(internal, 500));
    }

    /** An error's code and HTTP status. */
    public record ErrorShape(String code, int status) {}
}
