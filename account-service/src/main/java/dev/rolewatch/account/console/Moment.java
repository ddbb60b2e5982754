package dev.rolewatch.account.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as people read it, beside the exact one.
 *
 * @param iso for programs
 * @param exact in UTC, to the second
 * @param ago how long ago or ahead, in words
 */
record Moment(String iso, String exact, String ago) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Duration JUST_NOW = Duration.ofSeconds(45);

    /** Null where there is no time. */
    static Moment of(Instant time, Instant now) {
        return time == null ? null : new Moment(time.toString(), EXACT.format(time), ago(time, now));
    }

    private static String ago(Instant time, Instant now) {
        Duration since = Duration.between(time, now);
        if (since.abs().compareTo(JUST_NOW) < 0) {
            return since.isNegative() ? "in a moment" : "just now";
        }
        return since.isNegative() ? "in " + rounded(since.negated()) : rounded(since) + " ago";
    }

    private static String rounded(Duration duration) {
        long minutes = duration.plusSeconds(30).toMinutes();
        if (minutes < 60) {
            return Math.max(1, minutes) + " min";
        }
        long hours = duration.plusMinutes(30).toHours();
        return hours < 48 ? hours + " h" : duration.plusHours(12).toDays() + " days";
    }
}
