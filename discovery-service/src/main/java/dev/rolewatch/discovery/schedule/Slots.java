package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/** Spreads the accounts evenly over the interval: each has its own moment in it, which only its id decides. */
public final class Slots {
    private Slots() {}

    /** The account's first moment after {@code now}. */
    public static Instant next(AccountId account, Instant now, Duration interval) {
        long length = interval.toMillis();
        long moment = Math.floorMod(
                account.value().getMostSignificantBits() ^ account.value().getLeastSignificantBits(), length);
        long sinceMoment = Math.floorMod(now.toEpochMilli() - moment, length);
        return Instant.ofEpochMilli(now.toEpochMilli() - sinceMoment + length);
    }
}
