package dev.rolewatch.account.rest;

/** No account of this tenant has that id. */
final class AccountNotFoundException extends RuntimeException {
    AccountNotFoundException(String id) {
        super("there is no account with the id '" + id + "'");
    }
}
