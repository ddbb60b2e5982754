package dev.rolewatch.credential.trust;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.contracts.credential.RefusalReason.WRONG_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustProbeTest {
    private final Account account = Accounts.in(AccountState.VERIFYING);
    private final FakeRoles roles = new FakeRoles(new SettableClock());
    private final TrustProbe probe = new TrustProbe(roles, true);

    @Test
    void aRoleThatOpensWithItsExternalIdOnlyIsProven() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);

        assertThat(probe.probe(account)).isEqualTo(new Verdict.Proven(true));
        assertThat(roles.asked).hasSize(3).startsWith(Optional.of(Accounts.EXTERNAL_ID), Optional.empty());
        assertThat(roles.asked.get(2)).isPresent().isNotEqualTo(Optional.of(Accounts.EXTERNAL_ID));
    }

    @Test
    void aRoleThatOpensWithoutAnExternalIdIsInsecure() {
        roles.thenOpens().thenOpens();

        assertThat(probe.probe(account))
                .isInstanceOfSatisfying(
                        Verdict.Insecure.class,
                        insecure -> assertThat(insecure.detail()).contains("without an external ID"));
    }

    @Test
    void aRoleThatOpensWithARandomExternalIdIsInsecure() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenOpens();

        assertThat(probe.probe(account))
                .isInstanceOfSatisfying(
                        Verdict.Insecure.class,
                        insecure -> assertThat(insecure.detail()).contains("with any external ID"));
    }

    @Test
    void aRoleThatOpensForNobodyIsRefusedAndNotCalledSafe() {
        roles.thenRefuses(TRUST_DENIED);

        assertThat(reason(probe.probe(account))).isEqualTo(TRUST_DENIED);
        assertThat(roles.asked).hasSize(1);
    }

    @Test
    void aRoleInAnotherAccountThanItsArnNamesIsRefused() {
        roles.entered = new AwsAccountId("999999999999");

        assertThat(reason(probe.probe(account))).isEqualTo(WRONG_ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNREACHABLE", "OWN_IDENTITY_BROKEN"})
    void troubleOnTheWayToStsSaysNothingOfTheRole(RefusalReason trouble) {
        roles.thenRefuses(trouble);

        assertThat(probe.probe(account)).isInstanceOf(Verdict.Undecided.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNREACHABLE", "OWN_IDENTITY_BROKEN", "REQUEST_REJECTED"})
    void aNegativeProbeThatFailsOtherwiseThanByTrustIsNoProof(RefusalReason trouble) {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(trouble);

        assertThat(probe.probe(account)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void whereTrustPoliciesAreNotEvaluatedTheVerdictSaysSo() {
        assertThat(new TrustProbe(roles, false).probe(account)).isEqualTo(new Verdict.Proven(false));
        assertThat(roles.asked).hasSize(1);
    }

    private static RefusalReason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).why().reason();
    }
}
