package dev.rolewatch.account.identity;

/** A tenant that is managed was to manage others. */
public final class ManagedTenantException extends RuntimeException {
    ManagedTenantException() {
        super("a tenant that is managed by another one manages none");
    }
}
