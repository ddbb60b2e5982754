package dev.rolewatch.awsaccess.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Keeps each account's session until shortly before it ends, and asks once however many callers want it. An account whose
 * role moves to another AWS account has a session for each of the two. A refusal is kept for a few seconds, so that a thousand items of one refused account ask once and not a thousand times.
 */
public final class CachedSessions implements AccountSessions {
    /**
     * A session is not used in its last minutes: a call that starts in them could end after it. No longer than that, for
     * the first asker who asks anew has it renewed for all.
     */
    private static final Duration LAST_USE_BEFORE_END = Duration.ofMinutes(3);
    /** Of a short session, this share of its life. */
    private static final double LEAST_USED_SHARE = 0.8;

    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(5);
    /** So that accounts which are not read any more leave nothing behind. */
    private static final Duration SLOT_KEPT = Duration.ofHours(2);

    /** What a session is for. */
    private record Place(AccountId account, AwsAccountId awsAccount) {}

    private final SessionSource source;
    private final Clock clock;
    private final Cache<Place, Slot> slots =
            Caffeine.newBuilder().expireAfterAccess(SLOT_KEPT).build();

    public CachedSessions(SessionSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public AwsSessionCredentials sessionOf(AccountId account, AwsAccountId awsAccount) {
        return slots.get(new Place(account, awsAccount), Slot::new).session();
    }

    @Override
    public void drop(AccountId account, AwsAccountId awsAccount, AwsSessionCredentials refused) {
        Slot slot = slots.getIfPresent(new Place(account, awsAccount));
        if (slot != null) {
            slot.drop(refused);
        }
    }

    /** Forgets every session of the account: its trust is gone. Whoever asks next asks credential-service. */
    public void withdraw(AccountId account) {
        slots.asMap().keySet().removeIf(place -> place.account().equals(account));
    }

    private sealed interface Answer {
        /** Until when the answer stands without asking again. */
        Instant until();
    }

    private record Live(AwsSessionCredentials credentials, Instant expiresAt, Instant until) implements Answer {}

    private record None(NoSessionException why, Instant until) implements Answer {}

    /** One place's session. Its lock is what makes many callers ask once; other places do not wait for it. */
    private final class Slot {
        private final Place place;
        private final ReentrantLock asking = new ReentrantLock();
        private volatile Answer answer;
        private volatile Instant refusedExpiry;

        Slot(Place place) {
            this.place = place;
        }

        AwsSessionCredentials session() {
            Answer known = answer;
            if (!stands(known)) {
                asking.lock();
                try {
                    known = answer;
                    if (!stands(known)) {
                        known = ask();
                        answer = known;
                    }
                } finally {
                    asking.unlock();
                }
            }
            if (known instanceof Live live) {
                return live.credentials();
            }
            NoSessionException why = ((None) known).why();
            throw new NoSessionException(why.reason(), why.getMessage());
        }

        void drop(AwsSessionCredentials refused) {
            asking.lock();
            try {
                if (answer instanceof Live live && live.credentials().equals(refused)) {
                    refusedExpiry = live.expiresAt();
                    answer = null;
                }
            } finally {
                asking.unlock();
            }
        }

        private boolean stands(Answer known) {
            return known != null && clock.instant().isBefore(known.until());
        }

        private Answer ask() {
            try {
                Session session = source.request(place.account(), place.awsAccount(), refusedExpiry);
                refusedExpiry = null;
                return new Live(credentials(session), session.expiresAt(), lastUse(session.expiresAt()));
            } catch (NoSessionException e) {
                return new None(e, clock.instant().plus(REFUSAL_KEPT));
            }
        }

        private Instant lastUse(Instant expiresAt) {
            Instant now = clock.instant();
            Duration life = Duration.between(now, expiresAt);
            Instant share = now.plusMillis((long) (life.toMillis() * LEAST_USED_SHARE));
            Instant margin = expiresAt.minus(LAST_USE_BEFORE_END);
            return share.isAfter(margin) ? share : margin;
        }
    }

    private static AwsSessionCredentials credentials(Session session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
}
