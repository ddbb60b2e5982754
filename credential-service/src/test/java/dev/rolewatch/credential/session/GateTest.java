package dev.rolewatch.credential.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.sealing.SessionOpener;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final AwsAccountId FORMER = new AwsAccountId("444455556666");

    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final KnownAccounts accounts = new KnownAccounts();
    private final Proofs proofs = new Proofs(new ProofPolicy(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15)));
    private final Account account = Accounts.in(AccountState.ACTIVE);
    private final Gate gate = new Gate(accounts, proofs, new Sessions(roles, Duration.ofHours(1), clock, () -> 0.5));

    @BeforeEach
    void connect() {
        accounts.put(account, 0);
    }

    @Test
    void aSessionIsGivenForTheAwsAccountOfTheRoleOrForWhicheverThatIs() {
        assertThat(ask(Accounts.ROLE.account())).isInstanceOf(CredentialReply.Granted.class);
        assertThat(ask(null)).isInstanceOf(CredentialReply.Granted.class);
    }

    @Test
    void noSessionIsGivenForAnAwsAccountThatTheRoleIsNotInAnyMore() {
        assertThat(ask(FORMER)).isInstanceOfSatisfying(CredentialReply.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
            assertThat(refused.detail())
                    .contains(FORMER.value(), Accounts.ROLE.account().value());
        });
        assertThat(roles.asked).isEmpty();
    }

    @Test
    void aRoleThatAwsRefusesToAnAskerIsProbedAtOnceUnlessTheTroubleIsOurs() {
        roles.thenRefuses(RefusalReason.UNREACHABLE).thenRefuses(RefusalReason.TRUST_DENIED);

        ask(null);
        assertThat(proofs.due(List.of(account), clock.instant())).isEmpty();

        clock.advance(Duration.ofSeconds(6));
        ask(null);
        assertThat(proofs.due(List.of(account), clock.instant())).containsExactly(account);
    }

    private CredentialReply ask(AwsAccountId awsAccount) {
        byte[] key = new SessionOpener().publicKey();
        return gate.answer(
                new CredentialRequest("request-1", Accounts.ID, key, clock.instant(), null, awsAccount),
                clock.instant());
    }
}
