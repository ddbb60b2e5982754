package dev.rolewatch.account.dashboard;

import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.account.estimate.NamespaceCost;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.spend.MonthSpend.NamespaceSpend;
import dev.rolewatch.contracts.account.Budget;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reading an account has cost in a month beside what it was expected to and may. All amounts are US dollars at the list
 * price, at the upper end of what AWS may bill, as budgets are held.
 *
 * @param namespaces that anything was spent on or is expected to be, the largest first
 * @param estimatedUsd of the whole month, without discovery; empty before the first scan
 * @param budgetUsd of the whole month; empty if there is none
 */
public record SpendComparison(
        YearMonth month,
        List<Namespace> namespaces,
        BigDecimal spentUsd,
        Optional<BigDecimal> estimatedUsd,
        Optional<BigDecimal> budgetUsd) {

    private static final Comparator<Namespace> LARGEST_FIRST = Comparator.<Namespace, BigDecimal>comparing(
                    one -> one.spentUsd().max(one.estimatedUsd().orElse(BigDecimal.ZERO)))
            .reversed()
            .thenComparing(Namespace::name);

    public SpendComparison {
        namespaces = namespaces.stream().sorted(LARGEST_FIRST).toList();
    }

    /** @param estimatedUsd of the whole month; empty if nobody knows, zero if it is not read */
    public record Namespace(String name, BigDecimal spentUsd, Optional<BigDecimal> estimatedUsd) {}

    static SpendComparison of(MonthSpend spent, Optional<Estimate> estimate, Optional<Budget> budget) {
        Map<String, BigDecimal> spentUsd = new TreeMap<>();
        for (NamespaceSpend namespace : spent.namespaces()) {
            spentUsd.put(namespace.namespace(), namespace.billed().usdHigh());
        }
        Map<String, BigDecimal> estimatedUsd = new TreeMap<>();
        estimate.stream()
                .flatMap(known -> known.namespaces().stream())
                .forEach(cost -> estimatedUsd.put(cost.namespace(), usd(cost)));
        SortedSet<String> names = new TreeSet<>(spentUsd.keySet());
        names.addAll(estimatedUsd.keySet());
        return new SpendComparison(
                spent.month(),
                names.stream()
                        .map(name -> new Namespace(
                                name,
                                spentUsd.getOrDefault(name, BigDecimal.ZERO),
                                estimate.map(known -> estimatedUsd.getOrDefault(name, BigDecimal.ZERO))))
                        .toList(),
                spent.total().usdHigh(),
                estimate.map(known -> known.total().usd().high()),
                budget.map(Budget::monthlyUsd));
    }

    private static BigDecimal usd(NamespaceCost cost) {
        return cost.requested().usd().high();
    }
}
