package dev.rolewatch.account.storage;

import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.contracts.account.AccountId;

/**
 * A place in a sorted list of what was spent on accounts, behind which a page begins.
 *
 * @param billed metrics, at most
 */
public record SpendPlace(long billed, AccountId account) {
    public static SpendPlace of(AccountSpend spend) {
        return new SpendPlace(spend.spend().total().high(), spend.account());
    }
}
