package dev.rolewatch.awsaccess.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Keeps each account's session until shortly before it ends, and asks once however many callers want it. An account whose
 * role moves to another AWS account has a session for each of the two. A refusal is kept for a few seconds, so that a
 * thousand items of one refused account ask once and not a thousand times. A request goes on when who waits for it is
 * interrupted, and who comes next has its answer.
 */
public final class CachedSessions implements AccountSessions {
    private static final Logger LOG = Logger.getLogger(CachedSessions.class);
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

    /** One place's session. At most one request for it is under way, and all who want it wait for that one. */
    private final class Slot {
        private final Place place;
        private Answer answer;
        private CompletableFuture<Answer> request;
        private Instant refusedExpiry;

        Slot(Place place) {
            this.place = place;
        }

        AwsSessionCredentials session() {
            Answer known = await(answer());
            if (known instanceof Live live) {
                return live.credentials();
            }
            NoSessionException why = ((None) known).why();
            throw new NoSessionException(why.reason(), why.getMessage());
        }

        synchronized void drop(AwsSessionCredentials refused) {
            if (answer instanceof Live live && live.credentials().equals(refused)) {
                refusedExpiry = live.expiresAt();
                answer = null;
            }
        }

        private synchronized CompletableFuture<Answer> answer() {
            if (answer != null && clock.instant().isBefore(answer.until())) {
                return CompletableFuture.completedFuture(answer);
            }
            if (request == null || request.isDone()) {
                request = source.request(place.account(), place.awsAccount(), refusedExpiry)
                        .handle(this::answered);
            }
            return request;
        }

        /** Also where nobody waits any more; how long it stands counts from now, and not from when somebody comes for it. */
        private synchronized Answer answered(Session session, Throwable failure) {
            if (failure == null) {
                refusedExpiry = null;
                answer = new Live(credentials(session), session.expiresAt(), lastUse(session.expiresAt()));
            } else {
                answer = new None(reason(failure), clock.instant().plus(REFUSAL_KEPT));
            }
            return answer;
        }

        private Instant lastUse(Instant expiresAt) {
            Instant now = clock.instant();
            Duration life = Duration.between(now, expiresAt);
            Instant share = now.plusMillis((long) (life.toMillis() * LEAST_USED_SHARE));
            Instant margin = expiresAt.minus(LAST_USE_BEFORE_END);
            return share.isAfter(margin) ? share : margin;
        }
    }

    /** What interrupts one who waits is no answer: nothing of it is kept. */
    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSessionException(RefusalReason.UNREACHABLE, NoSessionException.OUR_OWN_TROUBLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static NoSessionException reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof NoSessionException none) {
            return none;
        }
        LOG.error("a request for a session failed", cause);
        return new NoSessionException(RefusalReason.UNREACHABLE, NoSessionException.OUR_OWN_TROUBLE);
    }

    private static AwsSessionCredentials credentials(Session session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
}
