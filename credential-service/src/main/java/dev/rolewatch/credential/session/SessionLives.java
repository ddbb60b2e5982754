package dev.rolewatch.credential.session;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How long sessions live: as long as is wanted, or an hour where AWS was found not to allow more. */
final class SessionLives {
    /** The most that role chaining allows, and the least that a role's maximum session duration can be (IAM User Guide). */
    private static final Duration ALWAYS_ALLOWED = Duration.ofHours(1);

    /** Then the longer one is tried again: the role's owner may have allowed it in the meantime. */
    private static final Duration LIMIT_BELIEVED = Duration.ofDays(1);

    /** The limits of AssumeRole. */
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(12);

    private record LimitedRole(long roleRevision, Instant foundAt) {}

    private final Duration wanted;
    private final Map<AccountId, LimitedRole> limitedRoles = new ConcurrentHashMap<>();
    private final Map<String, Instant> chainedPartitions = new ConcurrentHashMap<>();

    /** @param wanted from 15 minutes to 12 hours */
    SessionLives(Duration wanted) {
        if (wanted.compareTo(SHORTEST) < 0 || wanted.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a session lives for 15 minutes to 12 hours (rolewatch.sessions.life), but this is " + wanted);
        }
        this.wanted = wanted;
    }

    Duration of(Account account, Instant now) {
        boolean limited = isLimited(account, now) || isChained(account, now);
        return limited && wanted.compareTo(ALWAYS_ALLOWED) > 0 ? ALWAYS_ALLOWED : wanted;
    }

    /** Takes note of a limit that AWS has shown. */
    void limit(Account account, Limit limit, Instant now) {
        if (limit == Limit.OF_CHAINING) {
            account.partition().ifPresent(partition -> chainedPartitions.put(partition, now));
        } else {
            limitedRoles.put(account.id(), new LimitedRole(account.roleRevision(), now));
        }
    }

    /** Forgets the limits of all other accounts. */
    void keepOnly(Set<AccountId> accounts) {
        limitedRoles.keySet().retainAll(accounts);
    }

    private boolean isLimited(Account account, Instant now) {
        LimitedRole role = limitedRoles.get(account.id());
        return role != null && role.roleRevision() == account.roleRevision() && isBelieved(role.foundAt(), now);
    }

    private boolean isChained(Account account, Instant now) {
        Instant foundAt = account.partition().map(chainedPartitions::get).orElse(null);
        return foundAt != null && isBelieved(foundAt, now);
    }

    private static boolean isBelieved(Instant foundAt, Instant now) {
        return now.isBefore(foundAt.plus(LIMIT_BELIEVED));
    }
}
