package dev.rolewatch.account.spend;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Calendar months as AWS bills them: those of UTC. */
public final class BillingMonth {
    /** With the present one, a month and the same of last year are known. */
    private static final int KEPT_BESIDE_PRESENT = 13;

    private BillingMonth() {}

    public static YearMonth of(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** The oldest month of which what was spent is kept. */
    public static YearMonth oldestKept(Instant now) {
        return of(now).minusMonths(KEPT_BESIDE_PRESENT);
    }
}
