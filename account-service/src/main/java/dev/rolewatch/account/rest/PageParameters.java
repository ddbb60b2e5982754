package dev.rolewatch.account.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;

/** Reads and writes the query parameters of lists that come in pages. */
public final class PageParameters {
    public static final String LIMIT = "At most so many, 1 to 500.";
    public static final String AFTER = "Where the page starts; taken from next of the page before.";

    static final int LARGEST = 500;

    private PageParameters() {}

    /** @throws InvalidRequestException if it is no size of a page */
    public static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST) {
                return limit;
            }
        }
        throw new InvalidRequestException(
                new FieldError("limit", "it is not such a number", "a whole number from 1 to " + LARGEST));
    }

    /** Where a page starts, written so that nobody depends on what is in it. */
    public static String after(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param first what stands for the start of the first page
     * @throws InvalidRequestException if it is not the start of a page
     */
    public static <T> T after(String text, T first, Function<String, T> place) {
        if (text == null) {
            return first;
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                throw noStart();
            }
            return place.apply(decoded);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw noStart();
        }
    }

    private static InvalidRequestException noStart() {
        return new InvalidRequestException(new FieldError(
                "after", "it is not the start of a page", "the value that the link next of the page before has"));
    }
}
