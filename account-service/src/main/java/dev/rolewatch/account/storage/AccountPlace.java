package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountId;

/**
 * A place in a sorted list of accounts, behind which a page begins.
 *
 * @param value of the account's {@link AccountSort}
 */
public record AccountPlace(AccountSort sort, String value, AccountId id) {
    /** @throws RuntimeException if no account can be at that place */
    public AccountPlace {
        sort.parse(value);
    }
}
