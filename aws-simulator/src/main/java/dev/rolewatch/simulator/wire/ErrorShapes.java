package dev.rolewatch.simulator.wire;

import dev.rolewatch.simulator.wire.AwsService.ErrorShape;
import java.util.Map;

/** How services word the failures that all of them know, where it is not the usual way. */
final class ErrorShapes {
    private ErrorShapes() {}

    static Map<AwsFailure, ErrorShape> ec2() {
        return Map.of(
                AwsFailure.ACCESS_DENIED, new ErrorShape("UnauthorizedOperation", 403),
                AwsFailure.THROTTLED, new ErrorShape("RequestLimitExceeded", 503),
                AwsFailure.UNKNOWN_KEY, new ErrorShape("AuthFailure", 401),
                AwsFailure.EXPIRED_TOKEN, new ErrorShape("RequestExpired", 400),
                AwsFailure.BAD_SIGNATURE, new ErrorShape("AuthFailure", 401),
                AwsFailure.UNSIGNED, new ErrorShape("AuthFailure", 401),
                AwsFailure.INTERNAL, new ErrorShape("InternalError", 500));
    }

    static Map<AwsFailure, ErrorShape> s3() {
        return Map.of(
                AwsFailure.THROTTLED, new ErrorShape("SlowDown", 503),
                AwsFailure.UNKNOWN_KEY, new ErrorShape("InvalidAccessKeyId", 403),
                AwsFailure.EXPIRED_TOKEN, new ErrorShape("ExpiredToken", 400),
                AwsFailure.UNSIGNED, new ErrorShape("AccessDenied", 403),
                AwsFailure.INTERNAL, new ErrorShape("InternalError", 500));
    }

    /** SQS, whose clients are told the codes of its former protocol. */
    static Map<AwsFailure, ErrorShape> sqs() {
        return Map.of(
                AwsFailure.THROTTLED, new ErrorShape("RequestThrottled", 403),
                AwsFailure.UNKNOWN_OPERATION, new ErrorShape("UnknownOperationException", 400));
    }

    /** The services that speak awsJson. */
    static Map<AwsFailure, ErrorShape> json(String throttled, String internal) {
        return json(400, new ErrorShape(throttled, 400), internal);
    }

    static Map<AwsFailure, ErrorShape> lambda() {
        return json(403, new ErrorShape("TooManyRequestsException", 429), "ServiceException");
    }

    private static Map<AwsFailure, ErrorShape> json(int refused, ErrorShape throttled, String internal) {
        return Map.of(
                AwsFailure.ACCESS_DENIED, new ErrorShape("AccessDeniedException", refused),
                AwsFailure.THROTTLED, throttled,
                AwsFailure.UNKNOWN_KEY, new ErrorShape("UnrecognizedClientException", refused),
                AwsFailure.EXPIRED_TOKEN, new ErrorShape("ExpiredTokenException", refused),
                AwsFailure.BAD_SIGNATURE, new ErrorShape("InvalidSignatureException", refused),
                AwsFailure.UNSIGNED, new ErrorShape("MissingAuthenticationTokenException", refused),
                AwsFailure.INTERNAL, new ErrorShape(internal, 500),
                AwsFailure.UNKNOWN_OPERATION, new ErrorShape("UnknownOperationException", 400));
    }
}
