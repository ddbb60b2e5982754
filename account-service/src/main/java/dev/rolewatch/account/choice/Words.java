package dev.rolewatch.account.choice;

import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;
import java.time.Duration;

/** Intervals and amounts as sentences have them. */
public final class Words {
    private static final long MINUTES_OF_AN_HOUR = 60;

    private Words() {}

    /** As in "every minute". */
    public static String every(Duration interval) {
        long minutes = interval.toMinutes();
        if (!interval.equals(Duration.ofMinutes(minutes))) {
            return interval.toSeconds() + " seconds";
        }
        boolean hours = minutes > MINUTES_OF_AN_HOUR && minutes % MINUTES_OF_AN_HOUR == 0;
        if (hours) {
            return minutes / MINUTES_OF_AN_HOUR + " hours";
        }
        return minutes == 1 ? "minute" : minutes + " minutes";
    }

    /** Without cents where there are none. */
    public static String usd(BigDecimal usd) {
        BigDecimal cents = Price.cents(usd);
        boolean whole = cents.stripTrailingZeros().scale() <= 0;
        return "$" + (whole ? cents.setScale(0) : cents).toPlainString();
    }
}
