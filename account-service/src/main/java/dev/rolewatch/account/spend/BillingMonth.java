package dev.rolewatch.account.spend;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Calendar months as AWS bills them: those of UTC. */
public final class BillingMonth {
    private BillingMonth() {}

    public static YearMonth of(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
