package dev.rolewatch.discovery.budget;

import dev.rolewatch.contracts.account.Budget;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is done to keep an account within its budget.
 *
 * @param budget null if there is none
 * @param month of UTC; null if there is no budget
 * @param stretched how often namespaces are read that are read less often for it
 * @param stopped whether the budget is spent, and nothing is read
 * @param tooLittle whether the budget will be spent before the month ends although all is stretched as far as it goes
 */
public record Measures(
        Budget budget, YearMonth month, SortedMap<String, Duration> stretched, boolean stopped, boolean tooLittle) {
    public static final Measures NONE = new Measures(null, null, null, false, false);

    public Measures {
        stretched = Collections.unmodifiableSortedMap(stretched == null ? new TreeMap<>() : new TreeMap<>(stretched));
    }

    /** How long to wait between two readings of a namespace, at least. */
    public Duration pause(String namespace) {
        return stretched.getOrDefault(namespace, Duration.ZERO);
    }

    /** Whether people are to be told of this after that. */
    public boolean isNewsAfter(Measures before) {
        return !equals(before) && !(isNothing() && before.isNothing());
    }

    /** Whether this was decided in the same month and for the same budget, and holds until it is decided again. */
    public boolean holdsFor(Budget other, YearMonth otherMonth) {
        return !stopped && otherMonth.equals(month) && other.equals(budget);
    }

    boolean isNothing() {
        return stretched.isEmpty() && !stopped && !tooLittle;
    }
}
