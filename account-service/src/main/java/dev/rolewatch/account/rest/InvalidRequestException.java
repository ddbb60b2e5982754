package dev.rolewatch.account.rest;

/** A request that says something it may not. */
final class InvalidRequestException extends RuntimeException {
    private final transient FieldError error;

    InvalidRequestException(FieldError error) {
        super(error.field() + ": " + error.detail());
        this.error = error;
    }

    FieldError error() {
        return error;
    }
}
