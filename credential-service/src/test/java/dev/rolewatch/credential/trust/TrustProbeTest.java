package dev.rolewatch.credential.trust;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.contracts.credential.RefusalReason.WRONG_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustProbeTest {
    private final Account account = Accounts.in(AccountState.VERIFYING);
    private final Account rotating = Accounts.rotating(AccountState.ACTIVE);
    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final FakeKeys keys = new FakeKeys(clock);
    private final TrustProbe probe = new TrustProbe(roles, keys, true);

    @Test
    void aRoleThatOpensWithItsExternalIdOnlyIsProven() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);

        assertThat(probe.probe(account)).isEqualTo(proven(true, Accounts.EXTERNAL_ID));
        assertThat(roles.asked).hasSize(3).startsWith(Optional.of(Accounts.EXTERNAL_ID), Optional.empty());
        assertThat(roles.asked.get(2)).isPresent().isNotEqualTo(Optional.of(Accounts.EXTERNAL_ID));
    }

    @Test
    void aRoleThatOpensWithoutAnExternalIdIsInsecureAndItsOwnerLearnsWhichStatementLacksWhat() {
        roles.thenOpens().thenOpens();

        assertThat(insecurity(probe.probe(account)))
                .contains(
                        "opens without an external ID",
                        "allows sts:AssumeRole to the principal arn:aws:iam::999988887777:root",
                        "has no condition on sts:ExternalId",
                        "\"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"" + Accounts.EXTERNAL_ID + "\"}}");
    }

    @Test
    void aRoleThatOpensWithARandomExternalIdIsInsecureAndItsOwnerLearnsWhichConditionIsTooWide() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenOpens();

        assertThat(insecurity(probe.probe(account)))
                .contains(
                        "opens with any external ID",
                        "arn:aws:iam::999988887777:root",
                        "StringLike with a wildcard",
                        "\"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"" + Accounts.EXTERNAL_ID + "\"}}")
                .doesNotContain("has no condition");
    }

    @Test
    void duringARotationTheRoleIsProvenWithTheNextExternalIdIfItOpensWithThat() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);

        assertThat(probe.probe(rotating)).isEqualTo(proven(true, Accounts.NEXT_EXTERNAL_ID));
        assertThat(roles.asked)
                .hasSize(3)
                .doesNotContain(Optional.of(Accounts.EXTERNAL_ID))
                .startsWith(Optional.of(Accounts.NEXT_EXTERNAL_ID), Optional.empty());
    }

    @Test
    void duringARotationTheRoleIsStillProvenWithThePresentExternalId() {
        roles.thenRefuses(TRUST_DENIED).thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);

        assertThat(probe.probe(rotating)).isEqualTo(proven(true, Accounts.EXTERNAL_ID));
    }

    @Test
    void duringARotationARoleThatLetsAnybodyInIsInsecureAndShallDemandTheNextExternalId() {
        roles.thenOpens().thenOpens();

        assertThat(insecurity(probe.probe(rotating)))
                .contains(Accounts.NEXT_EXTERNAL_ID.value())
                .doesNotContain(Accounts.EXTERNAL_ID.value());
    }

    @Test
    void anAccessKeyIsProvenByASessionInItsOwnersAccount() {
        assertThat(probe.probe(Accounts.withKey(AccountState.VERIFYING)))
                .isEqualTo(new Verdict.Proven(true, Optional.empty(), Accounts.ROLE.account()));
        assertThat(keys.made).isEqualTo(1);
    }

    @Test
    void anAccessKeyWhoseSessionIsElsewhereIsRefused() {
        keys.entered = new AwsAccountId("999999999999");

        assertThat(reason(probe.probe(Accounts.withKey(AccountState.VERIFYING))))
                .isEqualTo(WRONG_ACCOUNT);
    }

    @Test
    void anAccessKeyOfAnotherAccountThanTheOneToConnectMakesNoSession() {
        keys.owner = new AwsAccountId("999999999999");

        assertThat(reason(probe.probe(Accounts.withKey(AccountState.VERIFYING))))
                .isEqualTo(WRONG_ACCOUNT);
        assertThat(keys.made).isZero();
    }

    @Test
    void anAccessKeyThatCannotBeReadSaysNothingOfTheKey() {
        keys.refusal = Optional.of(RefusalReason.ACCESS_KEY_UNREADABLE);

        assertThat(probe.probe(Accounts.withKey(AccountState.VERIFYING))).isInstanceOf(Verdict.Undecided.class);
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
        assertThat(new TrustProbe(roles, keys, false).probe(account)).isEqualTo(proven(false, Accounts.EXTERNAL_ID));
        assertThat(roles.asked).hasSize(1);
    }

    private static Verdict proven(boolean evaluated, ExternalId openedWith) {
        return new Verdict.Proven(evaluated, Optional.of(openedWith), Accounts.ROLE.account());
    }

    private static String insecurity(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Insecure.class);
        return ((Verdict.Insecure) verdict).detail();
    }

    private static RefusalReason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).why().reason();
    }
}
