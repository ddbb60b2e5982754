package dev.rolewatch.account.rest;

import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.storage.PageStart;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Clock;
import java.time.YearMonth;

/** Reads the query parameters of {@code GET /spend}. */
final class SpendParameters {
    private SpendParameters() {}

    /** The present month of UTC if none is named. */
    static YearMonth month(String text, Clock clock) {
        if (text == null || text.isEmpty()) {
            return BillingMonth.of(clock.instant());
        }
        if (!text.matches("[1-9][0-9]{3}-(0[1-9]|1[0-2])")) {
            throw new InvalidRequestException(new FieldError("month", "it is not a month", "a month such as 2026-11"));
        }
        return YearMonth.parse(text);
    }

    static AccountId after(String text) {
        try {
            return text == null ? PageStart.FIRST.id() : AccountId.of(text);
        } catch (IllegalArgumentException e) {
            throw PageParameters.noStart();
        }
    }
}
