package dev.rolewatch.credential.trust;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.credential.trust.TrustFixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.account.KnownAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProverTest {
    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final KnownAccounts accounts = new KnownAccounts();
    private final Proofs proofs = new Proofs(POLICY);
    private final List<AccountEvent> told = new ArrayList<>();
    private final List<Account> withdrawn = new ArrayList<>();
    private boolean kafkaFails;
    private final Prover prover = new Prover(
            accounts, proofs, new TrustProbe(roles, new FakeKeys(clock), true), withdrawn::add, this::publish, clock);

    @Test
    void anInsecureAccountIsShutEvenWhenKafkaDoesNotTakeTheNewsWhichIsToldLaterWithoutAnotherProbe() {
        Account account = known(Accounts.asked(AccountState.ACTIVE, 3));
        kafkaFails = true;

        assertThatThrownBy(this::attend).hasMessage("Kafka is not there");
        assertThat(proofs.of(account, clock.instant()).letsIn()).isFalse();
        assertThat(withdrawn).containsExactly(account);

        kafkaFails = false;
        int calls = roles.asked.size();
        clock.advance(Duration.ofSeconds(5));
        attend();
        assertThat(told).hasOnlyElementsOfTypes(TrustInsecure.class).hasSize(1);
        assertThat(roles.asked).hasSize(calls);
    }

    @Test
    void newsThatTheAccountDoesNotShowAfterAWhileIsToldAgainWithoutAnotherProbe() {
        Account account = known(Accounts.in(AccountState.VERIFYING));
        roleIsGood();
        attend();
        int calls = roles.asked.size();
        attend();
        assertThat(told).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        attend();
        assertThat(told).hasSize(2).hasOnlyElementsOfTypes(TrustProven.class);
        assertThat(told.get(1)).isEqualTo(told.get(0));

        known(Accounts.revised(AccountState.ACTIVE, account.revision() + 1));
        clock.advance(Duration.ofMinutes(1));
        attend();
        assertThat(told).hasSize(2);
        assertThat(roles.asked).hasSize(calls);
    }

    @Test
    void aVerdictOnARoleThatIsReplacedMeanwhileIsNeitherToldNorShutsTheNewOne() {
        known(Accounts.asked(AccountState.ACTIVE, 3));
        Account replaced = Accounts.withRole(AccountState.ACTIVE, 4);
        roles.whileAsked = () -> known(replaced);

        attend();

        assertThat(told).isEmpty();
        assertThat(withdrawn).isEmpty();
        assertThat(proofs.of(replaced, clock.instant()).letsIn()).isTrue();
    }

    @Test
    void aRotationThatWaitsCostsOneCallAndAProofWhenTheRoleTakesTheNextExternalId() {
        Account rotating = known(Accounts.rotating(AccountState.ACTIVE));
        proofs.of(rotating, clock.instant());
        clock.advance(Duration.ofMinutes(5));
        roles.thenRefuses(TRUST_DENIED);
        attend();
        assertThat(roles.asked).containsExactly(Optional.of(Accounts.NEXT_EXTERNAL_ID));
        assertThat(told).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        roles.thenOpens();
        roleIsGood();
        attend();
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        TrustProven.class,
                        proven -> assertThat(proven.externalId()).isEqualTo(Accounts.NEXT_EXTERNAL_ID));
    }

    private Account known(Account account) {
        accounts.put(account, 0);
        proofs.of(account, clock.instant());
        return account;
    }

    private void attend() {
        prover.attend(Accounts.ID);
    }

    private void roleIsGood() {
        roles.thenOpens().thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);
    }

    private void publish(AccountEvent event) {
        if (kafkaFails) {
            throw new IllegalStateException("Kafka is not there");
        }
        told.add(event);
    }
}
