package dev.rolewatch.account.rest;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;

/** Which account a request is about, and whose. */
final class AccountPath {
    private AccountPath() {}

    /** Requests carry no tenant yet: the installation serves one. */
    static TenantId tenant() {
        return TenantId.DEFAULT;
    }

    /** @throws AccountNotFoundException if no account can have that id */
    static AccountId id(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException e) {
            throw new AccountNotFoundException(text);
        }
    }
}
