package dev.rolewatch.awsaccess.sealing;

/** A session could not be sealed to a public key, or did not open. The message says which, and carries no secret. */
public final class SealingException extends RuntimeException {
    SealingException(String message) {
        super(message);
    }
}
