package dev.rolewatch.discovery.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What was spent for an account in a month, and what is done to keep its budget.
 *
 * @param month of UTC, as AWS bills; null before anything was spent
 * @param statistics that AWS may have billed: the upper end
 * @param toldOn the day of UTC on which people were last told what the month is expected to cost; null if what they were
 *     told last did not say that
 */
public record Spending(YearMonth month, long statistics, Measures measures, LocalDate toldOn) {
    public static final Spending NONE = new Spending(null, 0, Measures.NONE, null);

    public Spending {
        measures = measures == null ? Measures.NONE : measures;
    }

    public static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** What was spent after a reading; a new month begins at nothing, and late news of an earlier one changes nothing. */
    public Spending and(long more, YearMonth in) {
        if (month != null && in.isBefore(month)) {
            return this;
        }
        return new Spending(in, in(in) + more, measures, toldOn);
    }

    public long in(YearMonth which) {
        return which.equals(month) ? statistics : 0;
    }

    /** What was told of another budget tells nothing of this one. */
    public Spending with(Measures others) {
        boolean sameBudget = Objects.equals(others.budget(), measures.budget());
        return new Spending(month, statistics, others, sameBudget ? toldOn : null);
    }

    public Spending toldOn(LocalDate day) {
        return new Spending(month, statistics, measures, day);
    }
}
