package dev.rolewatch.account.register;

import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an account keeps within its budget at present.
 *
 * @param month the present one, in UTC
 * @param spentUsd in this month so far, at the upper end of what AWS may bill
 * @param expectedUsd what the whole month will cost, at the upper end; empty while that is not known
 * @param stretched how often namespaces are read that are read less often than chosen
 * @param stopped nothing is read until the month ends, for the budget is spent
 * @param toldAt when that was last told; empty if nothing was yet
 */
public record BudgetState(
        Budget budget,
        YearMonth month,
        BigDecimal spentUsd,
        Optional<BigDecimal> expectedUsd,
        SortedMap<String, Duration> stretched,
        boolean stopped,
        Optional<Instant> toldAt) {

    /** It is told once a day at least. */
    private static final Duration EXPECTED_FOR = Duration.ofHours(36);

    /**
     * Empty for an account without a budget.
     *
     * @param spent in the present month
     * @param chosen how often metrics are read that nothing is stretched of
     */
    public static Optional<BudgetState> of(RegisteredAccount account, MonthSpend spent, Duration chosen, Instant now) {
        Optional<BudgetKept> kept = account.budgetKept(now);
        BigDecimal spentUsd = spent.total().usdHigh();
        return Optional.ofNullable(account.choice().collect().budget())
                .map(budget -> new BudgetState(
                        budget,
                        spent.month(),
                        spentUsd,
                        kept.flatMap(told -> expectedUsd(told, spentUsd, now)),
                        kept.map(told -> stretched(told, chosen)).orElseGet(TreeMap::new),
                        kept.map(BudgetKept::stopped).orElse(false),
                        kept.map(BudgetKept::at)));
    }

    /** Whether the budget will be spent before the month ends, by what is known. */
    public boolean isTooLittle() {
        return expectedUsd
                .filter(expected -> expected.compareTo(budget.monthlyUsd()) > 0)
                .isPresent();
    }

    /** Never less than what is spent, which may have grown since. */
    private static Optional<BigDecimal> expectedUsd(BudgetKept told, BigDecimal spentUsd, Instant now) {
        return Optional.ofNullable(told.expectedUsd())
                .filter(expected -> told.at().plus(EXPECTED_FOR).isAfter(now))
                .map(expected -> Price.cents(expected).max(spentUsd));
    }

    /** The owner may have chosen to read less often since it was told. */
    private static SortedMap<String, Duration> stretched(BudgetKept told, Duration chosen) {
        SortedMap<String, Duration> stretched = new TreeMap<>(told.stretched());
        stretched.values().removeIf(interval -> interval.compareTo(chosen) <= 0);
        return stretched;
    }
}
