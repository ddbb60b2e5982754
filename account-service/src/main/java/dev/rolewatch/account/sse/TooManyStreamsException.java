package dev.rolewatch.account.sse;

/** No more streams may be opened for now. */
public final class TooManyStreamsException extends RuntimeException {
    private final boolean own;
    private final int limit;

    private TooManyStreamsException(String message, boolean own, int limit) {
        super(message);
        this.own = own;
        this.limit = limit;
    }

    static TooManyStreamsException ofIdentity(int limit) {
        return new TooManyStreamsException("the identity has " + limit + " streams open", true, limit);
    }

    static TooManyStreamsException ofProcess(int limit) {
        return new TooManyStreamsException("the process has " + limit + " streams open", false, limit);
    }

    /** Whether the caller's own streams are too many; else it is those of all. */
    public boolean own() {
        return own;
    }

    public int limit() {
        return limit;
    }
}
