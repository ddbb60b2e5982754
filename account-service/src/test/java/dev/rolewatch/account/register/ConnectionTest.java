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
import static dev.rolewatch.account.register.Samples.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionTest {
    @Test
    void aNewAccountWaitsForItsRoleWhateverIsSaidOfIt() {
        RegisteredAccount account = pending().after(proven(ID, 0, at(5)));

        assertThat(account).isEqualTo(pending());
        assertThat(account.message().state()).isEqualTo(AccountState.PENDING);
        assertThat(NextStep.of(account, at(9)))
                .contains("GET /accounts/" + ID + "/policies", "CloudFormation", "PUT", "/accounts/" + ID + "/role");
    }

    @ParameterizedTest
    @MethodSource("accountsInEveryState")
    void inEveryStateARoleMayBeGivenAndIsVerifiedFromTheStart(RegisteredAccount account) {
        RegisteredAccount given = account.giveRole(ROLE, at(60));

        Account message = given.message();
        assertThat(message.state()).isEqualTo(AccountState.VERIFYING);
        assertThat(message.roleArn()).isEqualTo(ROLE);
        assertThat(message.revision()).isEqualTo(account.revision() + 1);
        assertThat(message.roleRevision()).isEqualTo(message.revision());
        assertThat(given.connection().since()).isEqualTo(at(60));
        assertThat(given.problem()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accountsWithARole")
    void inEveryStateWithARoleTheTrustMayBeProvenRefusedOrInsecure(RegisteredAccount account) {
        assertState(account.after(proven(ID, 2, at(10))), AccountState.ACTIVE);
        assertState(account.after(refused(ID, 2, at(10))), AccountState.REFUSED);
        assertState(account.after(insecure(2, at(10))), AccountState.INSECURE);
    }

    @ParameterizedTest
    @MethodSource("accountsWithARole")
    void whatIsLearntOfAnotherRoleIsNotBelieved(RegisteredAccount account) {
        assertThat(account.after(proven(ID, 1, at(10)))).isEqualTo(account);
        assertThat(account.after(refused(ID, 3, at(10)))).isEqualTo(account);
        assertThat(account.after(insecure(1, at(10)))).isEqualTo(account);
    }

    @ParameterizedTest
    @MethodSource("accountsWithARole")
    void aRefusalThatIsStillRetriedDecidesNothing(RegisteredAccount account) {
        RegisteredAccount after = account.after(stillTrying(2, at(10)));

        assertState(after, account.connection().state());
        assertThat(after.revision()).isEqualTo(account.revision());
        assertThat(after.problem()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("accountsWithARole")
    void newsThatChangesNoStateIsNotPublishedAndKeepsTheTime(RegisteredAccount account) {
        RegisteredAccount once = account.after(proven(ID, 2, at(10)));
        RegisteredAccount twice = once.after(proven(ID, 2, at(20)));

        assertThat(twice.revision()).isEqualTo(once.revision());
        assertThat(twice.connection().since()).isEqualTo(once.connection().since());
    }

    @Test
    void aRefusalTellsWhyAndWhatToDoUntilTrustIsProven() {
        RegisteredAccount retried = verifying().after(stillTrying(2, at(3)));
        RegisteredAccount refused = retried.after(refused(ID, 2, at(16)));

        assertThat(retried.problem()).get().extracting(Problem::retryingUntil).isEqualTo(at(15));
        Problem problem = refused.problem().orElseThrow();
        assertThat(problem.reason()).isEqualTo("TRUST_DENIED");
        assertThat(problem.detail()).isEqualTo("STS denies it.");
        assertThat(problem.retryingUntil()).isNull();
        assertThat(NextStep.of(refused, at(9))).isEqualTo(problem.nextStep()).contains("trustPolicy");
        assertThat(refused.connection().since()).isEqualTo(at(16));
        assertThat(refused.after(proven(ID, 2, at(20))).problem()).isEmpty();
    }

    @Test
    void anInsecureRoleIsReported() {
        assertThat(active().after(insecure(2, at(3))).problem())
                .get()
                .extracting(Problem::reason, Problem::detail)
                .containsExactly("TRUST_INSECURE", "The role opens without the external ID.");
    }

    @Test
    void trustThatWasNotEvaluatedIsWarnedOf() {
        RegisteredAccount account = verifying().after(new TrustProven(ID, at(2), 2, false, null, null));

        assertState(account, AccountState.ACTIVE);
        assertThat(account.warnings()).singleElement().asString().contains("not proven");
        assertThat(active().warnings()).isEmpty();
    }

    private static void assertState(RegisteredAccount account, AccountState state) {
        assertThat(account.connection().state()).isEqualTo(state);
    }

    static List<RegisteredAccount> accountsWithARole() {
        return List.of(
                verifying(),
                active(),
                verifying().after(refused(ID, 2, at(2))),
                verifying().after(insecure(2, at(2))));
    }

    static Stream<RegisteredAccount> accountsInEveryState() {
        return Stream.concat(Stream.of(pending()), accountsWithARole().stream());
    }
}
