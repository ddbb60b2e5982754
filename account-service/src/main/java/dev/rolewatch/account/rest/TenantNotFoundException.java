package dev.rolewatch.account.rest;

/** No tenant that is seen has that id. */
final class TenantNotFoundException extends RuntimeException {
    TenantNotFoundException(String id) {
        super("there is no tenant with the id '" + id + "'");
    }
}
