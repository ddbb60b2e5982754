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
            "NotAuthorized",
            "AuthFailure");
    /** What the SDK does not take for throttling: Kinesis' word for too many requests (ListStreams, Kinesis API Reference). */
    private static final Set<String> THROTTLED_CODES = Set.of("LimitExceededException");

    private static final Set<String> REGION_CODES =
            Set.of("OptInRequired", "RegionDisabledException", "InvalidRegion", "RegionDisabled");

    /** What finds fault with the question. Whatever else AWS answers may pass, and is not taken for the last word. */
    private static final Set<String> REJECTED_CODES = Set.of(
            "ValidationError",
            "ValidationException",
            "ValidationErrorException",
            "InvalidQueryParameter",
            "MissingRequiredParameter",
            "MissingRequiredParameterException",
            // What was asked for is not there any more.
            "ResourceNotFoundException",
            "ClusterNotFoundException",
            "PaginationTokenExpiredException");

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
        if (e.statusCode() < 500 && isRejected(code)) {
            return Kind.REJECTED;
        }
        return isRefusedByAws(e) ? Kind.DENIED : Kind.UNREACHABLE;
    }

    private static boolean isRejected(String code) {
        return REJECTED_CODES.contains(code)
                || code.startsWith("InvalidParameter")
                || code.startsWith("MissingParameter");
    }

    /** Where there is no code, a proxy in between refused it, and no permission of the account's would help. */
    private static boolean isRefusedByAws(AwsServiceException e) {
        return (e.statusCode() == 401 || e.statusCode() == 403)
                && e.awsErrorDetails().errorCode() != null
                && !e.isClockSkewException();
    }
}
