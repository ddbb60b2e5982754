package dev.rolewatch.credential.trust;

import static dev.rolewatch.credential.Accounts.NOON;
import static dev.rolewatch.credential.trust.TrustFixture.INSECURE;
import static dev.rolewatch.credential.trust.TrustFixture.POLICY;
import static dev.rolewatch.credential.trust.TrustFixture.PROVEN;
import static dev.rolewatch.credential.trust.TrustFixture.REFUSED;
import static dev.rolewatch.credential.trust.TrustFixture.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.credential.Accounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process believes when accounts show what another one learnt, or it learns something itself. */
class ShownStateTest {
    private final Proofs proofs = new Proofs(POLICY);

    @ParameterizedTest
    @EnumSource(names = {"INSECURE", "REFUSED"})
    void whoeverTookAnActiveAccountOverShutsItWhenItsStateTurns(AccountState shut) {
        assertThat(letsIn(Accounts.in(AccountState.ACTIVE))).isTrue();
        proofs.conclude(Accounts.in(AccountState.ACTIVE), UNDECIDED, NOON);

        assertThat(letsIn(Accounts.revised(shut, 3))).isFalse();
        proofs.conclude(Accounts.revised(shut, 3), UNDECIDED, NOON);
        assertThat(letsIn(Accounts.revised(shut, 3))).isFalse();

        assertThat(letsIn(Accounts.revised(AccountState.ACTIVE, 4))).isTrue();
    }

    @Test
    void aNewerStateThatSaysInsecureOutweighsAnEarlierProofOfThisProcess() {
        Account active = Accounts.in(AccountState.ACTIVE);
        proofs.conclude(active, PROVEN, NOON);

        assertThat(letsIn(Accounts.revised(AccountState.INSECURE, 3))).isFalse();
    }

    @Test
    void whatThisProcessHasProvenSinceOutweighsTheStateThatAccountsStillShow() {
        Account insecure = Accounts.in(AccountState.INSECURE);
        assertThat(letsIn(insecure)).isFalse();

        proofs.conclude(insecure, PROVEN, NOON);
        assertThat(letsIn(insecure)).isTrue();
        assertThat(letsIn(Accounts.revised(AccountState.INSECURE, 3)))
                .as("changed otherwise")
                .isTrue();
    }

    @Test
    void whatThisProcessHasShutStaysShutWhateverAccountsShow() {
        proofs.conclude(Accounts.in(AccountState.REFUSED), INSECURE, NOON);

        assertThat(letsIn(Accounts.revised(AccountState.ACTIVE, 3))).isFalse();
    }

    @Test
    void aProofThatBeganBeforeTheAccountWasFoundInsecureIsMadeAgain() {
        Account asProbed = Accounts.in(AccountState.ACTIVE);
        Account insecure = Accounts.revised(AccountState.INSECURE, 3);
        letsIn(asProbed);
        letsIn(insecure);

        assertThat(proofs.conclude(asProbed, PROVEN, NOON)).isEqualTo(Proofs.Outcome.NONE);

        assertThat(letsIn(insecure)).isFalse();
        assertThat(proofs.due(List.of(insecure), NOON)).containsExactly(insecure);
    }

    @Test
    void anAccountIsShutOnceWhenItsTrustIsGone() {
        Account active = Accounts.in(AccountState.ACTIVE);

        assertThat(proofs.conclude(active, REFUSED, NOON).shuts()).isFalse();
        assertThat(proofs.hasShut(active)).isFalse();
        assertThat(proofs.conclude(active, INSECURE, NOON).shuts()).isTrue();
        assertThat(proofs.hasShut(active)).isTrue();
        assertThat(proofs.conclude(active, REFUSED, NOON).shuts()).isFalse();
    }

    @Test
    void aVerdictOnARoleThatWasReplacedChangesNothing() {
        Account former = Accounts.in(AccountState.ACTIVE);
        Account present = Accounts.withRole(AccountState.VERIFYING, 3);
        proofs.conclude(former, PROVEN, NOON);
        proofs.conclude(present, PROVEN, NOON);

        assertThat(proofs.conclude(former, INSECURE, NOON)).isEqualTo(Proofs.Outcome.NONE);

        assertThat(letsIn(present)).isTrue();
        assertThat(proofs.of(former, NOON).roleRevision()).isEqualTo(3);
    }

    @Test
    void anotherRoleStartsAProofOfItsOwn() {
        proofs.conclude(Accounts.in(AccountState.VERIFYING), PROVEN, NOON);

        Account other = Accounts.withRole(AccountState.VERIFYING, 3);
        assertThat(letsIn(other)).isFalse();
        assertThat(proofs.due(List.of(other), NOON)).containsExactly(other);
    }

    private boolean letsIn(Account account) {
        return proofs.of(account, NOON).letsIn();
    }
}
