package dev.rolewatch.account.rest;

import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.time.YearMonth;

/** Reads the query parameters of {@code GET /spend}. */
final class SpendParameters {
    private static final AccountId BEFORE_ALL = AccountId.of("0-0-0-0-0");

    private SpendParameters() {}

    /**
     * The present month of UTC if none is named.
     *
     * @throws InvalidRequestException if it is no month, or one of which what was spent is not known
     */
    static YearMonth month(String text, Instant now) {
        YearMonth present = BillingMonth.of(now);
        YearMonth oldest = BillingMonth.oldestKept(now);
        if (text == null || text.isEmpty()) {
            return present;
        }
        if (!text.matches("[1-9][0-9]{3}-(0[1-9]|1[0-2])")) {
            throw noMonth("it is not a month", oldest, present);
        }
        YearMonth month = YearMonth.parse(text);
        if (month.isBefore(oldest) || month.isAfter(present)) {
            throw noMonth("what is spent then is not known", oldest, present);
        }
        return month;
    }

    private static InvalidRequestException noMonth(String detail, YearMonth oldest, YearMonth present) {
        return new InvalidRequestException(
                new FieldError("month", detail, "a month of UTC from " + oldest + " to " + present));
    }

    /** The account that the page begins behind; all ids are behind the first. */
    static AccountId after(String text) {
        return PageParameters.after(text, BEFORE_ALL, AccountId::of);
    }
}
