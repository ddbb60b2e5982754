package dev.rolewatch.discovery.budget;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.collection.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what is done to keep an account within its budget.
 *
 * @param budget null if there is none
 * @param interval between two readings of what is not stretched
 */
public record Budgeting(Budget budget, Duration interval, Instant now) {
    /** How many statistics may still be asked for in this month. */
    public long left(Spending spending) {
        return Price.metricsFor(budget.monthlyUsd()) - spending.in(month());
    }

    /**
     * What is done from now on. Reading stops when the budget is spent, and not before; what was decided for another month
     * or budget is decided anew.
     *
     * @param load empty if it is not known, or the time has not come to decide again: then what is stretched stays
     */
    public Kept kept(Spending spending, Optional<Load> load) {
        if (budget == null) {
            return Kept.NOTHING;
        }
        Kept before = spending.kept();
        long left = left(spending);
        if (left <= 0) {
            return new Kept(budget, month(), before.stretched(), true);
        }
        SortedMap<String, Duration> current = before.holdsFor(budget, month()) ? before.stretched() : new TreeMap<>();
        return new Kept(
                budget,
                month(),
                load.map(all -> new Stretching(all, interval, budget.leastFirst(), current)
                                .fitting(left, untilMonthEnds()))
                        .orElse(before.stretched()),
                false);
    }

    /** How many statistics the whole month will take like this, as far as the load is known. */
    public long expected(Spending spending, Optional<Load> load) {
        Kept kept = spending.kept();
        double toCome = kept.stopped()
                ? 0
                : load.map(all -> all.in(untilMonthEnds(), kept.stretched())).orElse(0.0);
        return spending.in(month()) + Math.round(toCome);
    }

    public YearMonth month() {
        return Spending.monthOf(now);
    }

    private Duration untilMonthEnds() {
        Instant end =
                month().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(now, end);
    }
}
