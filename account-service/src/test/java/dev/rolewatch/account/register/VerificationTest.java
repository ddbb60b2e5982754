package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.ROLE;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.insecure;
import static dev.rolewatch.account.register.Samples.pending;
import static dev.rolewatch.account.register.Samples.proven;
import static dev.rolewatch.account.register.Samples.refused;
import static dev.rolewatch.account.register.Samples.stillTrying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    @Test
    void askingForProofIsPublishedAndChangesNoState() {
        RegisteredAccount asked = active().verify(at(10));

        assertThat(asked.revision()).isEqualTo(active().revision() + 1);
        assertThat(asked.message().verifyRevision()).isEqualTo(asked.revision());
        assertThat(asked.message().roleRevision()).isEqualTo(active().message().roleRevision());
        assertThat(asked.message().state()).isEqualTo(AccountState.ACTIVE);
        assertThat(asked.verification().requestedAt()).contains(at(10));
    }

    @Test
    void whoAsksAgainWithinSecondsWaitsForTheSameAnswer() {
        RegisteredAccount asked = active().verify(at(10));

        assertThat(asked.verify(at(10).plus(Duration.ofSeconds(9)))).isEqualTo(asked);
        assertThat(asked.verify(at(10).plus(Duration.ofSeconds(10))).revision()).isEqualTo(asked.revision() + 1);
        assertThat(asked.after(proven(ID, 2, at(11)))
                        .verify(at(12))
                        .verification()
                        .requestedAt())
                .contains(at(12));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anyNewsOfTheTrustThatComesAfterTheRequestAnswersWhateverTheClockOfWhoeverTells(AccountEvent answer) {
        Verification answered = active().verify(at(30)).after(answer).verification();

        assertThat(answered.requestedAt()).isEmpty();
        assertThat(answered.checkedAt()).contains(at(10));
    }

    @Test
    void newsOfARoleThatWasReplacedAnswersNothing() {
        RegisteredAccount asked = active().giveRole(ROLE, at(9)).verify(at(10));

        assertThat(asked.after(proven(ID, 2, at(11))).verification().requestedAt())
                .contains(at(10));
    }

    static List<AccountEvent> answers() {
        return List.of(proven(ID, 2, at(10)), refused(ID, 2, at(10)), insecure(2, at(10)), stillTrying(2, at(10)));
    }

    @Test
    void newsThatComesLateDoesNotTurnBackWhenTrustWasChecked() {
        assertThat(active().after(proven(ID, 2, at(20)))
                        .after(proven(ID, 2, at(10)))
                        .verification()
                        .checkedAt())
                .contains(at(20));
    }

    @Test
    void anotherRoleWasNeverChecked() {
        RegisteredAccount given = active().verify(at(9)).giveRole(ROLE, at(10));

        assertThat(given.verification().requestedAt()).isEmpty();
        assertThat(given.verification().checkedAt()).isEmpty();
        assertThat(given.message().verifyRevision()).isEqualTo(given.revision());
    }

    @Test
    void anAccountWithNothingToEnterItByCannotBeVerified() {
        assertThatThrownBy(() -> pending().verify(at(1)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.conflict()).isEqualTo(Conflict.NOTHING_TO_VERIFY));
    }
}
