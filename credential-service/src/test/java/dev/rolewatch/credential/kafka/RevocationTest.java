package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.sts.StsCalls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which customers take back what they gave, and how each is mended. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class RevocationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    MovableClock clock;

    @Inject
    StsRoles roles;

    private final Customer customer = new Customer();
    private KafkaSide kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaSide(bootstrapServers, clock);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void afterOlderSessionsWereRevokedWhoReportsItGetsAnotherSessionAndNothingElseChanges() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        Session revoked = kafka.askUntilGiven(account);
        clock.advance(Duration.ofMinutes(1));
        Customer.AWS.revokeSessions(customer.awsAccount(), account.roleArn().roleName());
        clock.advance(Duration.ofMinutes(1));

        Session fresh = kafka.askInsteadOf(revoked, account);

        assertThat(fresh).isNotEqualTo(revoked);
        assertThat(roles.accountOf(fresh, "aws")).isEqualTo(account.awsAccount());
        assertThat(kafka.ask(account)).isEqualTo(fresh);
        assertThat(kafka.eventsOf(account.id())).isEmpty();
        assertThat(kafka.withdrawalsOf(account.id())).isZero();
    }

    @Test
    void anEditedTrustPolicyIsReportedTriedEveryQuarterOfAnHourAndTakenBackWhenMended() {
        Account account = customer.active(customer.trustingRole());
        isLostAndFoundAgain(
                account,
                () -> customer.role(Customer.condition("StringEquals", "somebody-elses")),
                customer::trustingRole);
    }

    @Test
    void aDeletedRoleIsReportedTriedEveryQuarterOfAnHourAndTakenBackWhenMended() {
        Account account = customer.active(customer.trustingRole());
        isLostAndFoundAgain(
                account,
                () -> Customer.AWS.deleteRole(
                        customer.awsAccount(), account.roleArn().roleName()),
                customer::trustingRole);
    }

    @Test
    void aClosedAccountIsReportedTriedEveryQuarterOfAnHourAndTakenBackWhenReopened() {
        Account account = customer.active(customer.trustingRole());
        isLostAndFoundAgain(
                account,
                () -> Customer.AWS.closeAccount(customer.awsAccount()),
                () -> Customer.AWS.reopenAccount(customer.awsAccount()));
    }

    private void isLostAndFoundAgain(Account account, Runnable lose, Runnable mend) {
        kafka.publish(account);
        kafka.askUntilGiven(account);
        lose.run();

        kafka.publish(Revised.asked(account));
        TrustRefused lost = kafka.event(account.id(), TrustRefused.class, refused -> refused.retryingUntil() == null);
        assertThat(lost.reason()).isEqualTo(RefusalReason.TRUST_DENIED);
        assertThat(lost.detail()).contains(account.roleArn().value(), "Check that the role exists", "trust policy");
        kafka.withdrawal(account.id(), 1);
        Account refused = Revised.inState(Revised.asked(account), AccountState.REFUSED);
        kafka.publish(refused);
        assertThat(kafka.refusal(refused).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);

        long attempts = denied();
        for (int quarter = 1; quarter <= 2; quarter++) {
            clock.advance(Duration.ofMinutes(15));
            long expected = attempts + quarter;
            long told = 1 + quarter;
            // Each attempt ends with news: a clock that is moved in the middle of one would move the next one too.
            await().atMost(PATIENCE).until(() -> denied() >= expected && refusals(account) >= told);
        }
        // The account's own moment in a quarter of an hour may fall into the seconds that this takes.
        assertThat(denied()).isBetween(attempts + 2, attempts + 3);

        mend.run();
        clock.advance(Duration.ofMinutes(15));
        kafka.event(account.id(), TrustProven.class, proven -> proven.at().isAfter(lost.at()));
        kafka.askUntilGiven(refused);
        assertThat(kafka.withdrawalsOf(account.id())).isEqualTo(1);
    }

    private long refusals(Account account) {
        return kafka.eventsOf(account.id()).stream()
                .filter(event -> event instanceof TrustRefused refused && refused.retryingUntil() == null)
                // What is told again is of the same time.
                .map(AccountEvent::at)
                .distinct()
                .count();
    }

    /** How often AWS has refused to let Rolewatch into the account. */
    private long denied() {
        return Customer.AWS.stsCalls().stream()
                .filter(call -> customer.awsAccount().equals(call.account())
                        && call.outcome().equals("AccessDenied"))
                .mapToLong(StsCalls.Count::calls)
                .sum();
    }

    @Test
    void aRoleThatBecomesInsecureIsShutAndItsSessionsAreWithdrawn() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        kafka.askUntilGiven(account);
        customer.role("");

        kafka.publish(Revised.asked(account));

        kafka.event(account.id(), TrustInsecure.class);
        kafka.withdrawal(account.id(), 1);
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void theSessionsOfAnAccountThatAnotherInstanceFoundInsecureAreWithdrawn() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        kafka.askUntilGiven(account);

        kafka.publish(Revised.inState(account, AccountState.INSECURE));

        kafka.withdrawal(account.id(), 1);
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void theSessionsOfARoleThatIsReplacedAndOfAnAccountThatIsRemovedAreWithdrawn() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        Session former = kafka.askUntilGiven(account);
        Customer elsewhere = new Customer();
        RoleArn other = elsewhere.role(
                Customer.condition("StringEquals", customer.externalId().value()));

        Account replaced = Revised.withRole(account, other);
        kafka.publish(replaced);
        kafka.withdrawal(account.id(), 1);
        assertThat(kafka.askUntilGiven(replaced)).isNotEqualTo(former);

        kafka.remove(account.id());
        kafka.withdrawal(account.id(), 2);
        assertThat(kafka.refusal(replaced).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }
}
