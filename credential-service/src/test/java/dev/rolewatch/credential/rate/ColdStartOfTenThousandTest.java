package dev.rolewatch.credential.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.sealing.SessionOpener;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.session.Entrances;
import dev.rolewatch.credential.session.Gate;
import dev.rolewatch.credential.session.Roles;
import dev.rolewatch.credential.session.Sessions;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand accounts are asked for within a second, while nobody holds a session. Time is moved from event to event:
 * requests wait in their channel for a thread, calls for their turn; who is refused asks again, and so does who gives up.
 */
class ColdStartOfTenThousandTest {
    private static final int ACCOUNTS = 10_000;
    private static final int CALLS_PER_SECOND = 300;
    private static final int STS_QUOTA = 600;
    private static final Duration BETWEEN_ASKERS = Duration.ofSeconds(1).dividedBy(ACCOUNTS);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration ASKERS_PATIENCE = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration OLDEST_ANSWERED = Duration.ofSeconds(22);

    private final SettableClock clock = new SettableClock();
    private final StsRate rate = new StsRate(() -> CALLS_PER_SECOND, LONGEST_WAIT, () -> sinceNoon(clock.instant()));
    private final RatedRoles roles = new RatedRoles();
    private final KnownAccounts accounts = new KnownAccounts();
    private final Proofs proofs = new Proofs(new ProofPolicy(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5)));
    private final Entrances entrances = new Entrances(roles, new FakeKeys(clock), account -> {});
    private final Gate gate =
            new Gate(accounts, proofs, new Sessions(entrances, Duration.ofHours(2), clock, () -> 0.5));
    private final byte[] publicKey = new SessionOpener().publicKey();

    private final Queue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Queue<Request> channel = new ArrayDeque<>();
    private final List<Integer> served = new ArrayList<>();
    private int eventsSoFar;
    private int idleThreads;
    private int refused;
    private int timedOut;

    private record Event(Instant at, int number, Runnable what) {}

    private static final class Request {
        private final int account;
        private final Instant at;
        private boolean answered;

        Request(int account, Instant at) {
            this.account = account;
            this.at = at;
        }
    }

    @Test
    void whereEachRequestHasItsThreadWhoIsToldToAskAgainIsServedInTurn() {
        start(Integer.MAX_VALUE);

        assertThat(refused).isPositive();
        assertAllAreServedInTurn();
    }

    @Test
    void whereRequestsWaitForThreadsWhoGivesUpAndAsksAgainIsServedInTurn() {
        start(200);

        assertThat(timedOut).isPositive();
        assertAllAreServedInTurn();
    }

    private void assertAllAreServedInTurn() {
        assertThat(served).doesNotHaveDuplicates().hasSize(ACCOUNTS);
        assertThat(mostPlacesBehindTurn()).isLessThanOrEqualTo(CALLS_PER_SECOND);
        assertThat(roles.callsAt).hasSizeBetween(ACCOUNTS, ACCOUNTS + 100);
        assertThat(roles.callsAt.get(roles.callsAt.size() - 1))
                .isBetween(Accounts.NOON.plusSeconds(33), Accounts.NOON.plusSeconds(36));
        assertThat(shortestTimeOfAQuota()).isGreaterThan(Duration.ofSeconds(1));
    }

    /** While some wait to ask again, a place may become free just when somebody asks who came later. */
    private int mostPlacesBehindTurn() {
        return IntStream.range(0, served.size())
                .map(place -> place - served.get(place))
                .max()
                .orElseThrow();
    }

    private Duration shortestTimeOfAQuota() {
        return IntStream.range(0, roles.callsAt.size() - STS_QUOTA)
                .mapToObj(call -> Duration.between(roles.callsAt.get(call), roles.callsAt.get(call + STS_QUOTA)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void start(int threads) {
        idleThreads = threads;
        for (int number = 0; number < ACCOUNTS; number++) {
            int account = number;
            accounts.put(account(account), 0);
            after(BETWEEN_ASKERS.multipliedBy(number), () -> ask(account));
        }
        while (!events.isEmpty()) {
            Event next = events.remove();
            clock.advance(Duration.between(clock.instant(), next.at()));
            next.what().run();
        }
    }

    private void ask(int account) {
        Request request = new Request(account, clock.instant());
        channel.add(request);
        after(ASKERS_PATIENCE, () -> giveUp(request));
        answerWhatCanBe();
    }

    private void giveUp(Request request) {
        if (!request.answered) {
            timedOut++;
            ask(request.account);
        }
    }

    private void answerWhatCanBe() {
        while (idleThreads > 0 && !channel.isEmpty()) {
            Request request = channel.remove();
            if (!clock.instant().isAfter(request.at.plus(OLDEST_ANSWERED))) {
                answer(request);
            }
        }
    }

    private void answer(Request request) {
        idleThreads--;
        roles.wait = Duration.ZERO;
        CredentialReply reply = gate.answer(
                new CredentialRequest("request", id(request.account), publicKey, clock.instant(), null, null),
                clock.instant());
        after(roles.wait, () -> {
            idleThreads++;
            reply(request, reply);
            answerWhatCanBe();
        });
    }

    private void reply(Request request, CredentialReply reply) {
        if (clock.instant().isAfter(request.at.plus(ASKERS_PATIENCE))) {
            return;
        }
        request.answered = true;
        if (reply instanceof CredentialReply.Granted) {
            served.add(request.account);
        } else {
            refused++;
            after(ASK_AGAIN_AFTER, () -> ask(request.account));
        }
    }

    private void after(Duration time, Runnable what) {
        events.add(new Event(clock.instant().plus(time), eventsSoFar++, what));
    }

    private static long sinceNoon(Instant now) {
        return Duration.between(Accounts.NOON, now).toNanos();
    }

    private static AccountId id(int number) {
        return new AccountId(new UUID(number * 7919L, number));
    }

    private static Account account(int number) {
        return new Account(
                id(number),
                TenantId.DEFAULT,
                "test",
                2,
                AccountState.ACTIVE,
                Accounts.EXTERNAL_ID,
                Accounts.ROLE,
                2,
                List.of(),
                Accounts.NOON);
    }

    /** Roles that open when a call has its turn. */
    private final class RatedRoles implements Roles {
        private final List<Instant> callsAt = new ArrayList<>();

        /** How long the last call waited. */
        private Duration wait;

        @Override
        public Session assume(AccountId account, RoleArn role, Optional<ExternalId> externalId, Duration life) {
            wait = rate.book();
            Instant at = clock.instant().plus(wait);
            callsAt.add(at);
            return new Session("ASIA1", "secret", "token", at.plus(life));
        }

        @Override
        public AwsAccountId accountOf(Session session, String partition) {
            return Accounts.ROLE.account();
        }

        @Override
        public AwsAccountId ownAccount(String partition) {
            return new AwsAccountId("999988887777");
        }
    }
}
