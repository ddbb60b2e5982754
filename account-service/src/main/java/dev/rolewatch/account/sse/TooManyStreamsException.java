package dev.rolewatch.account.sse;

/** No more streams may be opened for now. */
public final class TooManyStreamsException extends RuntimeException {
    /** Whose streams are too many. */
    public enum Whose {
        /** The person's or program's own. */
        IDENTITY,
        /** All of their tenant. */
        TENANT,
        /** All in this process. */
        PROCESS
    }

    private final Whose whose;
    private final int limit;

    TooManyStreamsException(Whose whose, int limit) {
        super("the limit of " + limit + " streams is reached: " + whose);
        this.whose = whose;
        this.limit = limit;
    }

    public Whose whose() {
        return whose;
    }

    public int limit() {
        return limit;
    }
}
