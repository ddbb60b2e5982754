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
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/**
 * One live session for each account, in memory only. However many ask, STS is asked once: while one caller assumes the
 * role, the others of that account wait for it, and nobody else does.
 */
public final class Sessions {
    /** A session that AWS refused is replaced unless it is younger: then the refusal is not for its age. */
    private static final Duration TOO_YOUNG_TO_REPLACE = Duration.ofSeconds(30);

    /** However long something is denied, replacing the session makes at most four calls an hour of it. */
    private static final Duration PAUSE_OF_REPLACEMENT = Duration.ofMinutes(15);

    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(5);
    private static final Duration PAUSE_OF_RENEWAL = Duration.ofSeconds(30);
    /** The proof finds out meanwhile whether the role is still open. */
    private static final Duration PAUSE_OF_REFUSED_RENEWAL = Duration.ofMinutes(5);

    private static final Duration STILL_USEFUL = Duration.ofMinutes(2);
    private static final double RENEWED_AT = 0.8;
    private static final double SPREAD = 0.1;

    private final Entrances entrances;
    private final SessionLives lives;
    private final Clock clock;
    private final DoubleSupplier random;
    private final BiConsumer<Account, Refusal> onRefusedRenewal;
    private final Map<AccountId, Slot> slots = new ConcurrentHashMap<>();

    /** Sessions whose refused renewals nobody is told of. */
    public Sessions(Entrances entrances, Duration life, Clock clock, DoubleSupplier random) {
        this(entrances, life, clock, random, (account, refusal) -> {});
    }

    /**
     * @param life how long sessions live where AWS allows it, from 15 minutes to 12 hours; elsewhere an hour
     * @param random numbers from 0 to 1, which spread the renewals of sessions that began together
     * @param onRefusedRenewal told when a renewal was refused and the session so far is given out all the same
     */
    public Sessions(
            Entrances entrances,
            Duration life,
            Clock clock,
            DoubleSupplier random,
            BiConsumer<Account, Refusal> onRefusedRenewal) {
        this.entrances = entrances;
        this.lives = new SessionLives(life);
        this.clock = clock;
        this.random = random;
        this.onRefusedRenewal = onRefusedRenewal;
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

    /** @param replacedAt when a session of the role was last replaced because AWS had refused it */
    private record Held(long roleRevision, Session session, Instant since, Instant renewAt, Instant replacedAt) {
        Held renewedAt(Instant at) {
            return new Held(roleRevision, session, since, at, replacedAt);
        }
    }

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
            return isOf(account) && now.isBefore(held.renewAt()) && !(isRefused(refusedExpiry) && mayBeReplaced(now));
        }

        /** If a new session did not help just now, another one does not either. */
        private boolean mayBeReplaced(Instant now) {
            return !now.isBefore(held.since().plus(TOO_YOUNG_TO_REPLACE))
                    && !now.isBefore(held.replacedAt().plus(PAUSE_OF_REPLACEMENT));
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
                Instant replacedAt = replacedAt(account, refusedExpiry, now);
                held = new Held(account.roleRevision(), session, now, renewAt(now, session), replacedAt);
                refused = null;
            } catch (RefusedException e) {
                afterRefusal(e, account, refusedExpiry);
            }
        }

        private Instant replacedAt(Account account, Instant refusedExpiry, Instant now) {
            if (!isOf(account)) {
                return Instant.EPOCH;
            }
            return isRefused(refusedExpiry) ? now : held.replacedAt();
        }

        private void afterRefusal(RefusedException e, Account account, Instant refusedExpiry) {
            // The call may have taken longer than a refusal is kept; those who waited for it shall not repeat it in
            // turn.
            Instant now = clock.instant();
            if (isOf(account) && !isRefused(refusedExpiry) && isUseful(now)) {
                keep(e.refusal(), account, now);
                return;
            }
            held = null;
            refused = new Refused(account.roleRevision(), e.refusal(), now.plus(REFUSAL_KEPT));
            throw e;
        }

        /** One refusal does not end what still works; when the account is rejected, nobody is let in any more. */
        private void keep(Refusal refusal, Account account, Instant now) {
            held = held.renewedAt(now.plus(refusal.passing() ? PAUSE_OF_RENEWAL : PAUSE_OF_REFUSED_RENEWAL));
            onRefusedRenewal.accept(account, refusal);
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
