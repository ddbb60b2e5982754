package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialReply.Withdrawn;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.session.Entrances;
import dev.rolewatch.credential.session.Sessions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final int PARTITION = 3;

    private final SettableClock clock = new SettableClock();
    private final Sessions sessions = new Sessions(
            new Entrances(new FakeRoles(clock), new FakeKeys(clock), account -> {}), LIFE, clock, () -> 0.5);
    private final Set<Integer> owned = new HashSet<>(Set.of(PARTITION));
    private final List<CredentialReply> told = new ArrayList<>();
    private boolean kafkaFails;
    private final Withdrawals withdrawals =
            new Withdrawals(this::publish, () -> owned, sessions, new SimpleMeterRegistry(), clock, LIFE);

    @Test
    void askersAreToldOnceAndOurOwnSessionIsForgottenAtOnce() {
        Account account = Accounts.in(AccountState.ACTIVE);
        Session before = sessions.of(account, null);

        withdraw();
        assertThat(sessions.of(account, null)).isNotEqualTo(before);
        withdrawals.tell();
        withdrawals.tell();

        assertThat(told).containsExactly(new Withdrawn(Accounts.ID, Accounts.NOON));
    }

    @Test
    void whoeverTakesTheAccountOverTellsWhatTheFormerOwnerMayNotHaveTold() {
        owned.clear();
        withdraw();
        withdrawals.tell();
        assertThat(told).isEmpty();

        owned.add(PARTITION);
        withdrawals.tell();

        assertThat(told).hasSize(1);
    }

    @Test
    void nobodyIsToldOfSessionsThatHaveEndedByThemselves() {
        owned.clear();
        withdraw();
        clock.advance(LIFE.plusSeconds(1));
        withdrawals.tell();

        owned.add(PARTITION);
        withdrawals.tell();

        assertThat(told).isEmpty();
    }

    @Test
    void whatKafkaDoesNotTakeIsToldAgain() {
        kafkaFails = true;
        withdraw();
        withdrawals.tell();

        kafkaFails = false;
        withdrawals.tell();

        assertThat(told).hasSize(1);
    }

    private void withdraw() {
        withdrawals.withdraw(Accounts.ID, PARTITION, clock.instant());
    }

    private void publish(CredentialReply reply) {
        if (kafkaFails) {
            throw new IllegalStateException("Kafka is not there");
        }
        told.add(reply);
    }
}
