package dev.rolewatch.account.rest;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.PageStart;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads and writes the query parameters of lists that come in pages. */
final class PageParameters {
    static final int LARGEST = 500;

    private PageParameters() {}

    static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST) {
                return limit;
            }
        }
        throw new InvalidRequestException(
                new FieldError("limit", "it is not such a number", "a whole number from 1 to " + LARGEST));
    }

    static PageStart after(String text) {
        if (text == null) {
            return PageStart.FIRST;
        }
        try {
            int comma = text.indexOf(',');
            return new PageStart(
                    Instant.parse(text.substring(0, Math.max(comma, 0))), AccountId.of(text.substring(comma + 1)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw noStart();
        }
    }

    /** What {@code after} is answered with that is not where a page starts. */
    static InvalidRequestException noStart() {
        return new InvalidRequestException(new FieldError(
                "after", "it is not the start of a page", "the value that the link next of the page before has"));
    }

    static String after(RegisteredAccount last) {
        return last.createdAt() + "," + last.id();
    }
}
