package dev.rolewatch.contracts.account;

import java.math.BigDecimal;
import java.util.List;

/**
 * What reading an account may cost its owner in a calendar month of UTC, as AWS bills. It is held against the upper end of
 * what AWS may bill, for how it meters is contested.
 *
 * @param monthlyUsd above 0, in US dollars at the list price
 * @param leastFirst namespaces in the order in which they are read less often when the budget would not last; after them
 *     come the others, those that cost most first
 */
public record Budget(BigDecimal monthlyUsd, List<String> leastFirst) {
    public Budget {
        leastFirst = leastFirst == null ? List.of() : List.copyOf(leastFirst);
    }
}
