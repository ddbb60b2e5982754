package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import java.time.Instant;
import java.util.Optional;

/**
 * What was told of an account's budget.
 *
 * @param last what was told last, which may be of a former budget or month
 */
public record ToldBudget(Optional<BudgetKept> last) {
    static final ToldBudget NOTHING = new ToldBudget(Optional.empty());

    /** The news of an account come in their order, so its time decides nothing: clocks differ. */
    static ToldBudget of(BudgetKept news) {
        if (news.budget() != null) {
            requireNonNull(news.budget().monthlyUsd(), "monthlyUsd");
            requireNonNull(news.month(), "month");
            news.stretched().values().forEach(interval -> requireNonNull(interval, "interval"));
        }
        return new ToldBudget(Optional.of(news));
    }

    /**
     * What was told of this budget and this month; empty if nothing was yet.
     *
     * @param budget null for none
     */
    Optional<BudgetKept> present(Budget budget, Instant now) {
        return last.filter(known -> budget != null
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
