package dev.rolewatch.discovery.budget;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.collection.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what is done to keep an account within its budget.
 *
 * @param budget null if there is none
 * @param interval between two readings of what is not stretched
 */
public record Budgeting(Budget budget, Duration interval, Instant now) {
    /** What is read more often than now has to fit with room to spare, or it would soon be read less often again. */
    static final double ROOM_TO_LOOSEN = 1.02;

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
    public Measures measures(Spending spending, Optional<Load> load) {
        if (budget == null) {
            return Measures.NONE;
        }
        Measures before = spending.measures();
        boolean holds = before.holdsFor(budget, month());
        long left = left(spending);
        if (left <= 0) {
            return new Measures(budget, month(), stillStretched(before), true, false);
        }
        return load.map(all -> fitting(all, left, holds ? before : Measures.NONE))
                .orElseGet(() ->
                        new Measures(budget, month(), stillStretched(before), false, holds && before.tooLittle()));
    }

    /** How many statistics the whole month will take like this; empty if the load is not known. */
    public OptionalLong expected(Spending spending, Optional<Load> load) {
        long spent = spending.in(month());
        if (spending.measures().stopped()) {
            return OptionalLong.of(spent);
        }
        return load.map(all -> OptionalLong.of(spent
                        + Math.round(
                                all.in(untilMonthEnds(), spending.measures().stretched()))))
                .orElse(OptionalLong.empty());
    }

    public YearMonth month() {
        return Spending.monthOf(now);
    }

    public LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private Measures fitting(Load load, long left, Measures before) {
        Duration time = untilMonthEnds();
        SortedMap<String, Duration> stretched =
                new Stretching(load, interval, budget.leastFirst(), before.stretched()).fitting(left, time);
        double room = before.tooLittle() ? ROOM_TO_LOOSEN : 1;
        return new Measures(budget, month(), stretched, false, load.in(time, stretched) * room > left);
    }

    /** Without what is read no less often than the owner chose, as after a change of the interval. */
    private SortedMap<String, Duration> stillStretched(Measures before) {
        SortedMap<String, Duration> stretched = new TreeMap<>(before.stretched());
        stretched.values().removeIf(stretch -> stretch.compareTo(interval) <= 0);
        return stretched;
    }

    private Duration untilMonthEnds() {
        Instant end =
                month().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(now, end);
    }
}
