package dev.rolewatch.account.rest;

import dev.rolewatch.contracts.account.AccountId;

/** Which account a request is about. */
final class AccountPath {
    private AccountPath() {}

    /** @throws AccountNotFoundException if no account can have that id */
    static AccountId id(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException e) {
            throw new AccountNotFoundException(text);
        }
    }
}
