package dev.rolewatch.credential.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.sealing.SessionOpener;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS refuses a role to us while a session of it still works. */
class RefusedRenewalTest {
    private static final Duration RENEWAL = Duration.ofMinutes(96);
    private static final Refusal DENIED = new Refusal(RefusalReason.TRUST_DENIED, "denied");

    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final KnownAccounts accounts = new KnownAccounts();
    private final Account account = Accounts.in(AccountState.ACTIVE);
    private final Proofs proofs = new Proofs(new ProofPolicy(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5)));
    private final Entrances entrances = new Entrances(roles, new FakeKeys(clock), rotated -> {});
    private final Sessions sessions = new Sessions(
            entrances, Duration.ofHours(2), clock, () -> 0.5, (refused, why) -> proofs.doubt(refused, clock.instant()));
    private final Gate gate = new Gate(accounts, proofs, sessions);

    @BeforeEach
    void holdASession() {
        accounts.put(account, 0);
        assertThat(ask()).isInstanceOf(CredentialReply.Granted.class);
        clock.advance(RENEWAL);
        roles.thenRefuses(RefusalReason.TRUST_DENIED);
    }

    @Test
    void whoeverAsksIsGivenTheSessionThatWorksAndTheRoleIsProbedAtOnce() {
        assertThat(ask()).isInstanceOf(CredentialReply.Granted.class);
        assertThat(proofs.due(List.of(account), clock.instant())).containsExactly(account);

        prove(new Verdict.Refused(DENIED));

        assertThat(ask()).isInstanceOf(CredentialReply.Granted.class);
        assertThat(roles.asked).hasSize(2);
    }

    @Test
    void nobodyIsGivenTheSessionAnyMoreOnceTheRoleIsFinallyRefused() {
        ask();
        prove(new Verdict.Refused(DENIED));
        clock.advance(Duration.ofMinutes(15));
        prove(new Verdict.Refused(DENIED));

        assertThat(ask())
                .isInstanceOfSatisfying(
                        CredentialReply.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.NOT_CONNECTED));
    }

    private void prove(Verdict verdict) {
        proofs.conclude(account, verdict, clock.instant());
    }

    private CredentialReply ask() {
        byte[] key = new SessionOpener().publicKey();
        return gate.answer(
                new CredentialRequest("request-1", Accounts.ID, key, clock.instant(), null, null), clock.instant());
    }
}
