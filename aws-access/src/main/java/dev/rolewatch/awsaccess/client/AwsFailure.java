package dev.rolewatch.awsaccess.client;

import static java.net.HttpURLConnection.HTTP_CLIENT_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

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
        /** AWS finds fault with the question; the code tells whether asking again may help. */
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
        if (e.awsErrorDetails().errorCode() == null || mayPass(e, code)) {
            return Kind.UNREACHABLE;
        }
        return e.statusCode() == HTTP_UNAUTHORIZED || e.statusCode() == HTTP_FORBIDDEN ? Kind.DENIED : Kind.REJECTED;
    }

    /** A failure of AWS's own, or of the request on its way; a proxy's, which has no code of AWS's, may pass as well. */
    private static boolean mayPass(AwsServiceException e, String code) {
        return e.statusCode() >= HTTP_INTERNAL_ERROR
                || e.statusCode() == HTTP_CLIENT_TIMEOUT
                || e.isClockSkewException()
                || code.contains("Signature");
    }
}
