package dev.rolewatch.discovery.budget;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What was spent for an account in a month, and what is done to keep its budget.
 *
 * @param month of UTC, as AWS bills; null before anything was spent
 * @param statistics that AWS may have billed: the upper end
 */
public record Spending(YearMonth month, long statistics, Kept kept) {
    public static final Spending NONE = new Spending(null, 0, Kept.NOTHING);

    public Spending {
        kept = kept == null ? Kept.NOTHING : kept;
    }

    public static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** What was spent after a reading; a new month begins at nothing, and late news of an earlier one changes nothing. */
    public Spending and(long more, YearMonth in) {
        if (month != null && in.isBefore(month)) {
            return this;
        }
        return new Spending(in, in(in) + more, kept);
    }

    public long in(YearMonth which) {
        return which.equals(month) ? statistics : 0;
    }

    public Spending with(Kept other) {
        return new Spending(month, statistics, other);
    }
}
