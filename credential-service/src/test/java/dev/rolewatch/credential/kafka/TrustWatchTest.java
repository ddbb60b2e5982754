package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.faults.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proofs of customers' roles, from the topic {@code accounts} to {@code account-events}. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class TrustWatchTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final Customer customer = new Customer();
    private KafkaSide kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaSide(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        Customer.AWS.clearFaults();
        kafka.close();
    }

    @Test
    void aRoleThatOpensWithoutAnExternalIdIsReportedAndNotUsed() {
        Account account = customer.verifying(customer.role(""));
        kafka.publish(account);

        TrustInsecure insecure = kafka.event(account.id(), TrustInsecure.class);

        assertThat(insecure.detail())
                .contains(
                        "without an external ID",
                        "arn:aws:iam::" + AwsSimulator.VENDOR_ACCOUNT + ":root",
                        "{\"sts:ExternalId\": \"" + customer.externalId() + "\"}");
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleThatOpensWithAnyExternalIdIsReportedAndNotUsed() {
        Account account = customer.verifying(customer.role(Customer.condition("StringLike", "*")));
        kafka.publish(account);

        TrustInsecure insecure = kafka.event(account.id(), TrustInsecure.class);

        assertThat(insecure.detail()).contains("with any external ID");
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleWithAnotherExternalIdIsTriedForAWhileAndThenRefused() {
        Account account = customer.verifying(customer.role(Customer.condition("StringEquals", "somebody-elses")));
        kafka.publish(account);

        TrustRefused first = kafka.event(account.id(), TrustRefused.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kafka.eventsOf(account.id()).stream()
                        .anyMatch(event -> event instanceof TrustRefused refused && refused.retryingUntil() == null));

        assertThat(first.reason()).isEqualTo(RefusalReason.TRUST_DENIED);
        assertThat(first.detail()).contains(account.roleArn().value(), "trust policy");
        assertThat(first.retryingUntil()).isAfter(first.at());
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleThatComesAfterItsArnWasGivenIsProvenWithinPatience() {
        RoleArn notThereYet = new RoleArn("arn:aws:iam::" + customer.awsAccount() + ":role/RolewatchRead");
        Account account = customer.verifying(notThereYet);
        kafka.publish(account);
        kafka.event(account.id(), TrustRefused.class);

        customer.trustingRole();

        kafka.event(account.id(), TrustProven.class);
    }

    @Test
    void throttlingIsNobodysRefusal() {
        Customer.AWS.addFault(Fault.of(Fault.Kind.THROTTLE)
                .inAccount(customer.awsAccount())
                .onApi("AssumeRole")
                .times(3));
        Account account = customer.verifying(customer.trustingRole());
        kafka.publish(account);

        TrustRefused first = kafka.event(account.id(), TrustRefused.class);
        kafka.event(account.id(), TrustProven.class);

        assertThat(first.reason()).isEqualTo(RefusalReason.THROTTLED);
        assertThat(first.retryingUntil()).isNotNull();
    }

    @Test
    void anActiveAccountWhoseRoleIsGoneIsRefusedLongBeforeItsNextProof() {
        RoleArn role = customer.trustingRole();
        Customer.AWS.deleteRole(customer.awsAccount(), role.roleName());
        Account account = customer.active(role);
        kafka.publish(account);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> kafka.refusal(account).reason() == RefusalReason.TRUST_DENIED);

        TrustRefused refused = kafka.event(account.id(), TrustRefused.class);
        assertThat(refused.reason()).isEqualTo(RefusalReason.TRUST_DENIED);
        assertThat(refused.retryingUntil()).isNull();
    }

    @Test
    void aProofThatIsAskedForIsAnsweredThoughNothingHasChanged() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        kafka.publish(Revised.asked(account));

        kafka.event(account.id(), TrustProven.class);
    }

    @Test
    void bothExternalIdsAreGoodUntilTheRoleOpensWithTheNextOneWhichIsThenReported() {
        Account before = customer.active(customer.trustingRole());
        ExternalId next = ExternalId.random();
        Account account = Revised.asked(Revised.rotating(before, next));
        kafka.publish(account);
        assertThat(kafka.event(account.id(), TrustProven.class).externalId()).isEqualTo(customer.externalId());
        kafka.askUntilGiven(account);

        customer.role(Customer.condition("StringEquals", next.value()));

        TrustProven proven = kafka.event(account.id(), TrustProven.class, event -> next.equals(event.externalId()));
        assertThat(proven.evaluated()).isTrue();
        Account rotated = Revised.rotated(account);
        kafka.publish(rotated);
        kafka.askUntilGiven(rotated);
        assertThat(kafka.eventsOf(account.id())).hasOnlyElementsOfType(TrustProven.class);
    }
}
