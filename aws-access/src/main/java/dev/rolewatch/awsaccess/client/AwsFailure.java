package dev.rolewatch.awsaccess.client;

import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a call to AWS failed, in the kinds that a caller decides on. The codes are those of the services' "Common Errors"
 * pages.
 *
 * @param code AWS's error code; the exception's class name where AWS did not answer
 * @param detail AWS's message
 */
public record AwsFailure(Kind kind, String code, String detail) {
    /** What to do about it. */
    public enum Kind {
        /** Slow down and ask again later. */
        THROTTLED,
        /** The session may not do this, or is not accepted any more. */
        DENIED,
        /** The account has not enabled this Region. */
        REGION_DISABLED,
        /** The question is wrong; asking again will not help. */
        REJECTED,
        /** AWS failed or could not be reached; ask again. */
        UNREACHABLE
    }

    private static final Set<String> DENIED_CODES = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "UnauthorizedOperation",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "ExpiredToken",
            "ExpiredTokenException",
            "AuthFailure");
    /** What the SDK does not take for throttling: Kinesis' word for too many requests (ListStreams, Kinesis API Reference). */
    private static final Set<String> THROTTLED_CODES = Set.of("LimitExceededException");

    private static final Set<String> REGION_CODES =
            Set.of("OptInRequired", "RegionDisabledException", "InvalidRegion", "RegionDisabled");

    public static AwsFailure of(SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            // A proxy in between answers without AWS's error code.
            String code = Objects.requireNonNullElseGet(
                    service.awsErrorDetails().errorCode(), () -> "HTTP " + service.statusCode());
            return new AwsFailure(kind(service, code), code, detail(service, code));
        }
        return new AwsFailure(Kind.UNREACHABLE, e.getClass().getSimpleName(), e.getMessage());
    }

    /** What AWS says of a signature may quote the signed request, and with it the session's token. */
    private static String detail(AwsServiceException e, String code) {
        return code.contains("Signature")
                ? "it did not accept the request's signature"
                : e.awsErrorDetails().errorMessage();
    }

    private static Kind kind(AwsServiceException e, String code) {
        if (e.isThrottlingException() || THROTTLED_CODES.contains(code)) {
            return Kind.THROTTLED;
        }
        if (DENIED_CODES.contains(code)) {
            return Kind.DENIED;
        }
        if (REGION_CODES.contains(code)) {
            return Kind.REGION_DISABLED;
        }
        return e.statusCode() >= 500 || e.isClockSkewException() ? Kind.UNREACHABLE : Kind.REJECTED;
    }
}
