package dev.rolewatch.account.rest;

import java.util.List;

/** A request that says something it may not. */
public final class InvalidRequestException extends RuntimeException {
    private final transient List<FieldError> errors;

    public InvalidRequestException(FieldError error) {
        this(List.of(error));
    }

    /** @param errors at least one */
    public InvalidRequestException(List<FieldError> errors) {
        super(errors.get(0).field() + ": " + errors.get(0).detail());
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }
}
