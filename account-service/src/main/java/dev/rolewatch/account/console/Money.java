package dev.rolewatch.account.console;

import dev.rolewatch.account.estimate.Requested.Usd;
import dev.rolewatch.account.spend.Billed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Dollars in words: a range where it is contested how AWS bills. */
final class Money {
    private Money() {}

    static String of(Billed billed) {
        return range(billed.usdLow(), billed.usdHigh());
    }

    static String of(Usd usd) {
        return range(usd.low(), usd.high());
    }

    static String of(BigDecimal usd) {
        return "$" + cents(usd);
    }

    private static String range(BigDecimal low, BigDecimal high) {
        String from = cents(low);
        String to = cents(high);
        return from.equals(to) ? "$" + to : "$" + from + "–" + to;
    }

    private static String cents(BigDecimal usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
    }
}
