package dev.rolewatch.credential.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.session.CachedSessions;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.Prover;
import dev.rolewatch.credential.trust.TrustProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * How often STS is called for each account, daily proofs included, when 8 askers read 1,000 accounts every five minutes for
 * two days and are restarted every six hours.
 */
class StsCallsPerHourTest {
    private static final int ACCOUNTS = 1_000;
    private static final int ASKERS = 8;
    private static final Duration TIME = Duration.ofHours(48);
    private static final Duration TURN = Duration.ofMinutes(5).dividedBy(ASKERS);
    private static final int TURNS_BETWEEN_RESTARTS =
            Math.toIntExact(Duration.ofHours(6).dividedBy(ASKERS).dividedBy(TURN));
    private static final ProofPolicy DAILY_PROOFS = new ProofPolicy(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5));

    private final SettableClock clock = new SettableClock();
    private final CountingSts sts = new CountingSts();
    private final Proofs proofs = new Proofs(DAILY_PROOFS);
    private final KnownAccounts known = new KnownAccounts();
    private final Prover prover =
            new Prover(known, proofs, new TrustProbe(sts, new FakeKeys(clock), true), shut -> {}, news -> {}, clock);
    private final Map<AccountId, Account> accounts = IntStream.range(0, ACCOUNTS)
            .mapToObj(StsCallsPerHourTest::account)
            .collect(Collectors.toMap(Account::id, Function.identity()));
    private final List<CachedSessions> askers = new ArrayList<>();

    /** How many accounts lack a permission, so that each session of theirs is denied a call. */
    private int denying;

    @Test
    void whereRolesAllowTwoHoursStsSeesAtMostOneAndATenthCallsForEachAccountAndHour() {
        assertThat(callsPerAccountAndHour()).isLessThanOrEqualTo(1.1).isCloseTo(0.71, within(0.01));
    }

    @Test
    void whereRolesAllowAnHourOnlyTheDailyProofsTakeStsAboveThat() {
        sts.longestLife = Duration.ofHours(1);

        assertThat(callsPerAccountAndHour()).isCloseTo(1.29, within(0.01));
    }

    @Test
    void whatSomeAccountsDenyToEachOfTheirSessionsDoesNotTakeStsAboveThat() {
        denying = ACCOUNTS / 20;

        assertThat(callsPerAccountAndHour()).isBetween(0.8, 1.1);
    }

    private double callsPerAccountAndHour() {
        Random random = new Random(1);
        Entrances entrances = new Entrances(sts, new FakeKeys(clock), account -> {});
        Sessions sessions = new Sessions(entrances, Duration.ofHours(2), clock, random::nextDouble);
        IntStream.range(0, ASKERS).forEach(asker -> askers.add(asker(sessions)));
        Instant end = clock.instant().plus(TIME);
        for (int turn = 0; clock.instant().isBefore(end); turn++) {
            if (turn % TURNS_BETWEEN_RESTARTS == 0) {
                askers.set(turn / TURNS_BETWEEN_RESTARTS % ASKERS, asker(sessions));
            }
            CachedSessions asking = askers.get(turn % ASKERS);
            accounts.values().forEach(account -> read(account, asking));
            proveWhatIsDue();
            clock.advance(TURN);
        }
        return (double) sts.calls / ACCOUNTS / TIME.toHours();
    }

    /** As collecting does: what a session may not, another one is tried with, and that is believed. */
    private void read(Account account, CachedSessions asking) {
        AwsSessionCredentials session = asking.sessionOf(account.id(), account.awsAccount());
        if (account.id().value().getLeastSignificantBits() < denying) {
            asking.drop(account.id(), account.awsAccount(), session);
            AwsSessionCredentials second = asking.sessionOf(account.id(), account.awsAccount());
            asking.drop(account.id(), account.awsAccount(), second);
        }
    }

    private CachedSessions asker(Sessions sessions) {
        return new CachedSessions(
                (account, awsAccount, refusedExpiry) ->
                        CompletableFuture.completedFuture(sessions.of(accounts.get(account), refusedExpiry)),
                clock);
    }

    private void proveWhatIsDue() {
        accounts.values().forEach(account -> known.put(account, 0));
        for (Account account : proofs.due(accounts.values(), clock.instant())) {
            prover.attend(account.id());
        }
    }

    private static Account account(int number) {
        RoleArn role = new RoleArn("arn:aws:iam::%012d:role/RolewatchRead".formatted(number));
        return new Account(
                new AccountId(new UUID(number * 7919L, number)),
                TenantId.DEFAULT,
                "test",
                2,
                AccountState.ACTIVE,
                Accounts.EXTERNAL_ID,
                role,
                2,
                List.of(),
                Accounts.NOON);
    }

    /** Roles that open with the external ID only, and for as long as they allow. */
    private final class CountingSts implements Roles {
        private long calls;
        private Duration longestLife = Duration.ofHours(2);

        @Override
        public Session assume(AccountId account, RoleArn role, Optional<ExternalId> externalId, Duration life) {
            calls++;
            if (!externalId.equals(Optional.of(Accounts.EXTERNAL_ID))) {
                throw new RefusedException(RefusalReason.TRUST_DENIED, "not with this external ID");
            }
            if (life.compareTo(longestLife) > 0) {
                throw new LifeRefusedException(Limit.OF_ROLE, new Refusal(RefusalReason.REQUEST_REJECTED, "too long"));
            }
            return new Session(
                    role.account().value(), "secret", "token", clock.instant().plus(life));
        }

        @Override
        public AwsAccountId accountOf(Session session, String partition) {
            calls++;
            return new AwsAccountId(session.accessKeyId());
        }

        @Override
        public AwsAccountId ownAccount(String partition) {
            calls++;
            return new AwsAccountId("999988887777");
        }
    }
}
