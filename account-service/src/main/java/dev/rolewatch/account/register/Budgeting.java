package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done to keep an account within its budget.
 *
 * @param told what was last told of it, which may be of a former budget or month
 */
public record Budgeting(Optional<BudgetKept> told) {
    public static final Budgeting UNKNOWN = new Budgeting(Optional.empty());

    Budgeting after(BudgetKept news) {
        if (news.budget() != null) {
            requireNonNull(news.budget().monthlyUsd(), "monthlyUsd");
            requireNonNull(news.month(), "month");
            requireNonNull(news.spentUsd(), "spentUsd");
            requireNonNull(news.expectedUsd(), "expectedUsd");
            news.stretched().values().forEach(interval -> requireNonNull(interval, "interval"));
        }
        return told.filter(known -> known.at().isAfter(news.at())).isPresent()
                ? this
                : new Budgeting(Optional.of(news));
    }

    /**
     * What was told of this budget and this month; empty if nothing was yet.
     *
     * @param budget null for none
     */
    public Optional<BudgetKept> present(Budget budget, Instant now) {
        return told.filter(known -> budget != null
                && known.budget() != null
                && isSame(known.budget(), budget)
                && known.month().equals(BillingMonth.of(now)));
    }

    /** An amount is the same with other zeros behind it. */
    private static boolean isSame(Budget one, Budget other) {
        return one.monthlyUsd().compareTo(other.monthlyUsd()) == 0
                && one.leastFirst().equals(other.leastFirst());
    }
}
