package dev.rolewatch.simulator.wire;

import dev.rolewatch.simulator.wire.AwsService.ErrorShape;

/** Kinds of failure that every service knows, each under a code of its own. */
public enum AwsFailure {
    ACCESS_DENIED("AccessDenied", 403),
    THROTTLED("Throttling", 400),
    UNKNOWN_KEY("InvalidClientTokenId", 403),
    EXPIRED_TOKEN("ExpiredToken", 403),
    BAD_SIGNATURE("SignatureDoesNotMatch", 403),
    UNSIGNED("MissingAuthenticationToken", 403),
    UNKNOWN_OPERATION("InvalidAction", 400),
    INTERNAL("InternalFailure", 500),
    UNAVAILABLE("ServiceUnavailable", 503);

    private final ErrorShape usualShape;

    AwsFailure(String code, int status) {
        this.usualShape = new ErrorShape(code, status);
    }

    /** What most query services (STS, CloudWatch, RDS …) answer. */
    ErrorShape usualShape() {
        return usualShape;
    }
}
