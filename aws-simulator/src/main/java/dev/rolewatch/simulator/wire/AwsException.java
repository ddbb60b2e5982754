package dev.rolewatch.simulator.wire;

import dev.rolewatch.simulator.wire.AwsService.ErrorShape;

/** A call that AWS answers with an error. */
public final class AwsException extends RuntimeException {
    private final AwsFailure failure;
    private final ErrorShape shape;

    private AwsException(AwsFailure failure, ErrorShape shape, String message) {
        super(message, null, false, false);
        this.failure = failure;
        this.shape = shape;
    }

    /** A failure whose code depends on the service that reports it. */
    public static AwsException of(AwsFailure failure, String message) {
        return new AwsException(failure, null, message);
    }

    /** A failure of the caller's (HTTP 400) under a code of its own. */
    public static AwsException of(String code, String message) {
        return of(code, 400, message);
    }

    public static AwsException of(String code, int status, String message) {
        return new AwsException(null, new ErrorShape(code, status), message);
    }

    public static AwsException validation(String message) {
        return of("ValidationError", message);
    }

    /** The code and status under which the service reports this. */
    public ErrorShape shapeFor(AwsService service) {
        return failure == null ? shape : service.shapeOf(failure);
    }

    public boolean is(AwsFailure kind) {
        return failure == kind;
    }
}
