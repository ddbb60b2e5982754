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
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.credential.trust.ProofPolicy;
import dev.rolewatch.credential.trust.Proofs;
import dev.rolewatch.credential.trust.Prover;
import dev.rolewatch.credential.trust.TrustProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private static final AwsAccountId FORMER = new AwsAccountId("444455556666");

    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final FakeKeys keys = new FakeKeys(clock);
    private final KnownAccounts accounts = new KnownAccounts();
    private final Proofs proofs = new Proofs(new ProofPolicy(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5)));
    private final Entrances entrances = new Entrances(roles, keys, account -> proofs.doubt(account, clock.instant()));
    private final Account account = Accounts.in(AccountState.ACTIVE);
    private final Gate gate =
            new Gate(accounts, proofs, new Sessions(entrances, Duration.ofHours(1), clock, () -> 0.5));

    private final Prover prover =
            new Prover(accounts, proofs, new TrustProbe(roles, keys, true), shut -> {}, news -> {}, clock);

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

    @ParameterizedTest
    @EnumSource(names = {"TRUST_DENIED", "SESSION_POLICY_TOO_LARGE", "REQUEST_REJECTED", "REGION_DISABLED"})
    void whileARoleDoesNotOpenItIsProbedAndAskersAreToldSoWithoutACallEach(RefusalReason reason) {
        roles.thenRefuses(reason).thenRefuses(reason);
        ask(null);
        assertThat(proofs.due(List.of(account), clock.instant())).containsExactly(account);
        prover.attend(Accounts.ID);

        for (int second = 0; second < 10; second++) {
            assertThat(reason(ask(null))).isEqualTo(reason);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(roles.asked).as("one of an asker, one of the probe").hasSize(2);

        assertThat(ask(null)).as("no further probe came").isInstanceOf(CredentialReply.Granted.class);
    }

    @Test
    void anAccountThatSomebodyFoundInsecureIsShutAsSoonAsItShowsThat() {
        ask(null);
        accounts.put(Accounts.revised(AccountState.INSECURE, 3), 0);

        assertThat(reason(ask(null))).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aSessionIsKeptBackWhenItsAccountIsShutBeforeItIsSent() {
        CredentialRequest request = request(null);
        CredentialReply granted = gate.answer(request, clock.instant());
        assertThat(gate.confirm(request, granted, clock.instant())).isSameAs(granted);

        accounts.put(Accounts.revised(AccountState.INSECURE, 3), 0);

        assertThat(reason(gate.confirm(request, granted, clock.instant()))).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void anAccessKeyOpensItsAccountAsARoleDoes() {
        accounts.put(Accounts.withKey(AccountState.ACTIVE), 0);

        assertThat(ask(Accounts.ROLE.account())).isInstanceOf(CredentialReply.Granted.class);
        assertThat(ask(null)).isInstanceOf(CredentialReply.Granted.class);
        assertThat(keys.made).isEqualTo(1);
        assertThat(roles.asked).isEmpty();
    }

    @Test
    void aRoleThatOpensWithTheNextExternalIdAloneIsEnteredAndHasThatPromotedAtOnce() {
        Account rotating = Accounts.rotating(AccountState.ACTIVE);
        accounts.put(rotating, 0);
        roles.thenRefuses(RefusalReason.TRUST_DENIED).thenOpens();

        assertThat(ask(null)).isInstanceOf(CredentialReply.Granted.class);

        assertThat(roles.asked)
                .containsExactly(Optional.of(Accounts.EXTERNAL_ID), Optional.of(Accounts.NEXT_EXTERNAL_ID));
        assertThat(proofs.due(List.of(rotating), clock.instant())).containsExactly(rotating);
    }

    @Test
    void theNextExternalIdIsNotTriedForTroubleThatIsNotTheRoles() {
        accounts.put(Accounts.rotating(AccountState.ACTIVE), 0);
        roles.thenRefuses(RefusalReason.THROTTLED);

        assertThat(reason(ask(null))).isEqualTo(RefusalReason.THROTTLED);
        assertThat(roles.asked).hasSize(1);
    }

    @Test
    void aSessionOfARoleThatIsReplacedWhileItIsBeingMadeIsNotGiven() {
        roles.whileAsked = () -> accounts.put(Accounts.withRole(AccountState.VERIFYING, 3), 0);

        assertThat(reason(ask(null))).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aSessionOfAnAccountThatIsRemovedWhileItIsBeingMadeIsNotGiven() {
        roles.whileAsked = () -> accounts.remove(Accounts.ID);

        assertThat(reason(ask(null))).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    private static RefusalReason reason(CredentialReply reply) {
        return ((CredentialReply.Refused) reply).reason();
    }

    private CredentialReply ask(AwsAccountId awsAccount) {
        return gate.answer(request(awsAccount), clock.instant());
    }

    private CredentialRequest request(AwsAccountId awsAccount) {
        byte[] key = new SessionOpener().publicKey();
        return new CredentialRequest("request-1", Accounts.ID, key, clock.instant(), null, awsAccount);
    }
}
