package dev.rolewatch.credential.session;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

/**
 * One live session for each account, in memory only. However many ask, STS is asked once: while one caller assumes the
 * role, the others of that account wait for it, and nobody else does.
 */
public final class Sessions {
    /** A session that AWS refused is replaced unless it is younger: then the refusal is not for its age. */
    private static final Duration TOO_YOUNG_TO_REPLACE = Duration.ofSeconds(30);

    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(5);
    private static final Duration PAUSE_OF_RENEWAL = Duration.ofSeconds(30);
    private static final Duration STILL_USEFUL = Duration.ofMinutes(2);
    private static final double RENEWED_AT = 0.8;
    private static final double SPREAD = 0.1;

    private final Entrances entrances;
    private final SessionLives lives;
    private final Clock clock;
    private final DoubleSupplier random;
    private final Map<AccountId, Slot> slots = new ConcurrentHashMap<>();

    /**
     * @param life how long sessions live where AWS allows it, from 15 minutes to 12 hours; elsewhere an hour
     * @param random numbers from 0 to 1, which spread the renewals of sessions that began together
     */
    public Sessions(Entrances entrances, Duration life, Clock clock, DoubleSupplier random) {
        this.entrances = entrances;
        this.lives = new SessionLives(life);
        this.clock = clock;
        this.random = random;
    }

    /**
     * The account's session, assumed or renewed when that is due.
     *
     * @param refusedExpiry when the session ends that AWS refused to the caller; null if none was
     * @throws RefusedException if the role does not open
     */
    public Session of(Account account, Instant refusedExpiry) {
        return slots.computeIfAbsent(account.id(), id -> new Slot()).session(account, refusedExpiry);
    }

    /** The account's session as it is, if it is good for a while yet and not the one that AWS refused to the caller. */
    public Optional<Session> held(Account account, Instant refusedExpiry) {
        return Optional.ofNullable(slots.get(account.id())).flatMap(slot -> slot.held(account, refusedExpiry));
    }

    /** Forgets the account's session, which nobody is to have any more; one that is being made is not kept either. */
    public void forget(AccountId account) {
        slots.remove(account);
    }

    /** Forgets the sessions of all other accounts. */
    public void keepOnly(Set<AccountId> accounts) {
        slots.keySet().retainAll(accounts);
        lives.keepOnly(accounts);
    }

    private record Held(long roleRevision, Session session, Instant since, Instant renewAt) {}

    private record Refused(long roleRevision, Refusal refusal, Instant until) {}

    private final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Held held;
        private Refused refused;

        Session session(Account account, Instant refusedExpiry) {
            lock.lock();
            try {
                Instant now = clock.instant();
                if (!serves(account, refusedExpiry, now)) {
                    renew(account, refusedExpiry, now);
                }
                return held.session();
            } finally {
                lock.unlock();
            }
        }

        Optional<Session> held(Account account, Instant refusedExpiry) {
            lock.lock();
            try {
                return isOf(account) && !isRefused(refusedExpiry) && isUseful(clock.instant())
                        ? Optional.of(held.session())
                        : Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        private boolean serves(Account account, Instant refusedExpiry, Instant now) {
            return isOf(account)
                    && now.isBefore(held.renewAt())
                    && !(isRefused(refusedExpiry) && !now.isBefore(held.since().plus(TOO_YOUNG_TO_REPLACE)));
        }

        private boolean isOf(Account account) {
            return held != null && held.roleRevision() == account.roleRevision();
        }

        private boolean isRefused(Instant refusedExpiry) {
            return held.session().expiresAt().equals(refusedExpiry);
        }

        private void renew(Account account, Instant refusedExpiry, Instant now) {
            if (refused != null && refused.roleRevision() == account.roleRevision() && now.isBefore(refused.until())) {
                throw new RefusedException(refused.refusal());
            }
            try {
                Session session = open(account, now);
                held = new Held(account.roleRevision(), session, now, renewAt(now, session));
                refused = null;
            } catch (RefusedException e) {
                afterRefusal(e, account, refusedExpiry);
            }
        }

        private void afterRefusal(RefusedException e, Account account, Instant refusedExpiry) {
            // The call may have taken longer than a refusal is kept; those who waited for it shall not repeat it in
            // turn.
            Instant now = clock.instant();
            if (e.refusal().passing() && isOf(account) && !isRefused(refusedExpiry) && isUseful(now)) {
                held = new Held(held.roleRevision(), held.session(), held.since(), now.plus(PAUSE_OF_RENEWAL));
                return;
            }
            held = null;
            refused = new Refused(account.roleRevision(), e.refusal(), now.plus(REFUSAL_KEPT));
            throw e;
        }

        private boolean isUseful(Instant now) {
            return now.plus(STILL_USEFUL).isBefore(held.session().expiresAt());
        }
    }

    private Session open(Account account, Instant now) {
        try {
            return entrances.open(account, lives.of(account, now));
        } catch (LifeRefusedException e) {
            lives.limit(account, e.limit(), now);
            return entrances.open(account, lives.of(account, now));
        }
    }

    private Instant renewAt(Instant now, Session session) {
        double share = RENEWED_AT + (random.getAsDouble() - 0.5) * SPREAD;
        long life = Duration.between(now, session.expiresAt()).toMillis();
        return now.plusMillis((long) (life * share));
    }
}
