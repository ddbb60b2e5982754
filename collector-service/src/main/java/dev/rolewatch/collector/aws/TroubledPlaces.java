package dev.rolewatch.collector.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.collector.plan.AccountRegion;
import java.time.Duration;
import java.time.Instant;

/**
 * The places that answered nothing when they were last read: throttled to nothing, or hanging. While a place is in trouble
 * it is asked by one call at a time, and the others of its batch do not wait for it. After a while it gets the whole
 * patience again, for it may merely answer slowly now; each time in vain, that while doubles. Safe for use by many threads.
 */
final class TroubledPlaces {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Trouble(Duration lasts, Instant until) {}

    private final Cache<AccountRegion, Trouble> troubles =
            Caffeine.newBuilder().expireAfterAccess(LONGEST.multipliedBy(2)).build();

    boolean contains(AccountRegion where, Instant now) {
        Trouble trouble = troubles.getIfPresent(where);
        return trouble != null && now.isBefore(trouble.until());
    }

    /** A place answered something. */
    void remove(AccountRegion where) {
        troubles.invalidate(where);
    }

    /** A place answered nothing. */
    void add(AccountRegion where, Instant now) {
        troubles.asMap().merge(where, new Trouble(SHORTEST, now.plus(SHORTEST)), (known, first) -> {
            if (now.isBefore(known.until())) {
                return known;
            }
            Duration doubled = known.lasts().multipliedBy(2);
            Duration lasts = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            return new Trouble(lasts, now.plus(lasts));
        });
    }

    /** How many are known, be they in trouble or about to be tried with patience. */
    long size() {
        return troubles.estimatedSize();
    }
}
