package dev.rolewatch.account.history;

import java.time.Duration;
import java.time.Instant;

/** A length of the spans of time that history is kept in. They begin at whole multiples of it since 1970, in UTC. */
public enum Bucket {
    FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofHours(48)),
    HOUR(Duration.ofHours(1), Duration.ofDays(31));

    private final Duration length;
    private final Duration kept;

    Bucket(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
    }

    public Duration length() {
        return length;
    }

    /** The bucket that this time is in. */
    public Instant begin(Instant time) {
        return begin(time, length);
    }

    /** The oldest bucket that is kept. */
    public Instant oldestKept(Instant now) {
        return begin(now.minus(kept));
    }

    static Instant begin(Instant time, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
