package dev.rolewatch.local;

/** Something that keeps the local system from running; the message is one line for the person who started it. */
public final class LocalException extends RuntimeException {
    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
