package dev.rolewatch.account.storage;

/** Another account of the register already uses the role. Says nothing of whose it is. */
public final class RoleInUseException extends RuntimeException {
    RoleInUseException() {
        super("another account already uses this role");
    }
}
