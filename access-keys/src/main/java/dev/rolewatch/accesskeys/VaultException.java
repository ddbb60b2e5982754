package dev.rolewatch.accesskeys;

/** A secret could not be encrypted or decrypted. The message is for the operator, says what to do, and holds no secret. */
public final class VaultException extends RuntimeException {
    public VaultException(String message) {
        super(message);
    }
}
