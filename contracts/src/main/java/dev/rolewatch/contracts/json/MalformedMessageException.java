package dev.rolewatch.contracts.json;

/** A record on a topic is not the message it should be. The reader counts it, says where it is, and goes on. */
public final class MalformedMessageException extends RuntimeException {
    public MalformedMessageException(String message) {
        super(message);
    }
}
