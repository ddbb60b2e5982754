package dev.rolewatch.awsaccess.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class CachedSessionsTest {
    private static final AccountId ACCOUNT = AccountId.of("6f1de1c5-5e3f-4a0e-9f5c-0f8f0a7d1a11");
    private static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("111122223333");
    private static final AwsAccountId OTHER_AWS_ACCOUNT = new AwsAccountId("444455556666");
    private static final AccountId SLOW_ACCOUNT = AccountId.of("0a0b0c0d-5e3f-4a0e-9f5c-0f8f0a7d1a11");

    private final SettableClock clock = new SettableClock();
    private final FakeSource source = new FakeSource();
    private final CachedSessions sessions = new CachedSessions(source, clock);

    @Test
    void aSessionIsAskedForOnceUntilShortlyBeforeItsEnd() {
        AwsSessionCredentials first = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);
        clock.advance(Duration.ofMinutes(56));
        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isEqualTo(first);

        clock.advance(Duration.ofMinutes(2));
        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isNotEqualTo(first);
        assertThat(source.refusedExpiries).containsExactly(null, null);
    }

    @Test
    void aShortSessionIsNotUsedInTheLastFifthOfItsLife() {
        source.life = Duration.ofMinutes(5);
        AwsSessionCredentials first = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);
        clock.advance(Duration.ofSeconds(239));
        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isEqualTo(first);

        clock.advance(Duration.ofSeconds(2));

        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isNotEqualTo(first);
    }

    @Test
    void aDroppedSessionIsReplacedAndTheSourceIsToldWhichOneAwsRefused() {
        Instant firstEnds = clock.instant().plus(source.life);
        AwsSessionCredentials first = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);

        sessions.drop(ACCOUNT, AWS_ACCOUNT, first);
        AwsSessionCredentials second = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);
        sessions.drop(ACCOUNT, AWS_ACCOUNT, first);

        assertThat(second).isNotEqualTo(first);
        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isEqualTo(second);
        assertThat(source.refusedExpiries).containsExactly(null, firstEnds);
    }

    @Test
    void aWithdrawnSessionIsNotUsedAgainAndOtherAccountsKeepTheirs() {
        AwsSessionCredentials withdrawn = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);
        AwsSessionCredentials kept = sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT);

        sessions.withdraw(ACCOUNT);

        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isNotEqualTo(withdrawn);
        assertThat(sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)).isEqualTo(kept);
    }

    @Test
    void aRefusalIsKeptForSomeSecondsOnly() {
        source.refusal = new NoSessionException(RefusalReason.TRUST_DENIED, "ask the owner");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sessions.sessionOf(ACCOUNT, AWS_ACCOUNT))
                    .isInstanceOfSatisfying(
                            NoSessionException.class,
                            e -> assertThat(e.reason()).isEqualTo(RefusalReason.TRUST_DENIED))
                    .hasMessage("ask the owner");
        }
        assertThat(source.refusedExpiries).hasSize(1);

        source.refusal = null;
        clock.advance(Duration.ofSeconds(6));

        assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isNotNull();
    }

    @Test
    void manyCallersAskOnceAndASlowAccountHoldsUpNobodyElse() throws Exception {
        source.slow = new CompletableFuture<>();
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<AwsSessionCredentials>> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(callers.submit(() -> sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)));
            }
            CompletableFuture<Session> reply = source.slow.get();
            assertThat(sessions.sessionOf(ACCOUNT, AWS_ACCOUNT)).isNotNull();

            reply.complete(source.session());

            Set<AwsSessionCredentials> got = new HashSet<>();
            for (Future<AwsSessionCredentials> each : waiting) {
                got.add(each.get());
            }
            assertThat(got).hasSize(1);
            assertThat(source.refusedExpiries).hasSize(2);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whoIsInterruptedLeavesTheRequestToWhoComesNext() {
        source.slow = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)).isInstanceOf(NoSessionException.class);
        assertThat(Thread.interrupted()).isTrue();

        source.slow.join().complete(source.session());

        assertThat(sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)).isNotNull();
        assertThat(source.refusedExpiries).hasSize(1);
    }

    @Test
    void whatIsAnsweredToNobodyIsOldWhenSomebodyComes() {
        source.slow = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)).isInstanceOf(NoSessionException.class);
        assertThat(Thread.interrupted()).isTrue();
        source.slow.join().completeExceptionally(new NoSessionException(RefusalReason.TRUST_DENIED, "ask the owner"));
        source.slow = null;

        clock.advance(Duration.ofSeconds(6));

        assertThat(sessions.sessionOf(SLOW_ACCOUNT, AWS_ACCOUNT)).isNotNull();
    }

    @Test
    void anAccountWhoseRoleMovedToAnotherAwsAccountIsNotEnteredInTheOldOne() {
        AwsSessionCredentials before = sessions.sessionOf(ACCOUNT, AWS_ACCOUNT);

        AwsSessionCredentials after = sessions.sessionOf(ACCOUNT, OTHER_AWS_ACCOUNT);
        sessions.drop(ACCOUNT, AWS_ACCOUNT, after);

        assertThat(after).isNotEqualTo(before);
        assertThat(sessions.sessionOf(ACCOUNT, OTHER_AWS_ACCOUNT)).isEqualTo(after);
        assertThat(source.entered).containsExactly(AWS_ACCOUNT, OTHER_AWS_ACCOUNT);
    }

    private final class FakeSource implements SessionSource {
        final List<Instant> refusedExpiries = new ArrayList<>();
        final List<AwsAccountId> entered = new ArrayList<>();
        Duration life = Duration.ofHours(1);
        NoSessionException refusal;
        CompletableFuture<CompletableFuture<Session>> slow;

        @Override
        public synchronized CompletableFuture<Session> request(
                AccountId account, AwsAccountId awsAccount, Instant refusedExpiry) {
            refusedExpiries.add(refusedExpiry);
            entered.add(awsAccount);
            if (refusal != null) {
                return CompletableFuture.failedFuture(refusal);
            }
            CompletableFuture<Session> reply = new CompletableFuture<>();
            if (account.equals(SLOW_ACCOUNT) && slow != null) {
                slow.complete(reply);
            } else {
                reply.complete(session());
            }
            return reply;
        }

        Session session() {
            return new Session(
                    "ASIA" + refusedExpiries.size(),
                    "secret",
                    "token",
                    clock.instant().plus(life));
        }
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
