package dev.rolewatch.account.storage;

import java.time.DateTimeException;
import java.time.Instant;

/** Reads times that come from outside. PostgreSQL knows fewer years than Java. */
public final class StorableTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private StorableTime() {}

    /** @throws DateTimeException if the text is no time of the years 1 to 9999 */
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("it is not within the years 1 to 9999");
        }
        return time;
    }
}
