package dev.rolewatch.account.register;

/** The account is not in the state for what is asked of it. */
public final class ConflictException extends RuntimeException {
    private final Conflict conflict;

    ConflictException(Conflict conflict) {
        super(conflict.title());
        this.conflict = conflict;
    }

    public Conflict conflict() {
        return conflict;
    }
}
