package dev.rolewatch.account.rest;

import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.storage.SpendPlace;
import dev.rolewatch.account.storage.SpendSort;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the query parameters of {@code GET /spend}. */
final class SpendParameters {
    private static final Map<String, SpendSort> SORTS = sorts();

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

    /** @throws InvalidRequestException if nothing is sorted by that */
    static SortParameter<SpendSort> sort(String text) {
        return SortParameter.read(text, SORTS);
    }

    /**
     * The place that the page starts behind; empty for the first.
     *
     * @throws InvalidRequestException if it is not the start of a page in this order
     */
    static Optional<SpendPlace> after(String text, SortParameter<SpendSort> sort) {
        return sort.place(text, (billed, account) -> new SpendPlace(Long.parseLong(billed), AccountId.of(account)));
    }

    /** Where the page behind an account starts. */
    static String after(AccountSpend last, SortParameter<SpendSort> sort) {
        SpendPlace place = SpendPlace.of(last);
        return sort.after(Long.toString(place.billed()), place.account().toString());
    }

    private static Map<String, SpendSort> sorts() {
        Map<String, SpendSort> sorts = new LinkedHashMap<>();
        sorts.put("id", SpendSort.ID);
        sorts.put("cost", SpendSort.COST);
        return sorts;
    }
}
