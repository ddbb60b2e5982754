package dev.rolewatch.account.idempotency;

/** A request has the key of an earlier one and cannot be given its answer. */
public final class RepeatException extends RuntimeException {
    /** Why it cannot. */
    public enum Why {
        /** The earlier one is not answered yet. */
        IN_PROGRESS,
        /** The earlier one asked for something else. */
        OTHER_REQUEST
    }

    private final Why why;

    public RepeatException(Why why) {
        super("the key is that of another request");
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
