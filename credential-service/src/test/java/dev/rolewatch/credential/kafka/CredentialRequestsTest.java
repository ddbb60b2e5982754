package dev.rolewatch.credential.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.faults.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests for sessions and the replies to them, between a real Kafka and the simulated STS. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class CredentialRequestsTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    StsRoles roles;

    @Inject
    MeterRegistry meters;

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
    void aTrustedRoleIsProvenAndOpensForWhoAsksWithoutASecretOnAnyTopic() {
        Account account = customer.verifying(customer.trustingRole());
        kafka.publish(account);

        TrustProven proven = kafka.event(account.id(), TrustProven.class);
        Session session = kafka.ask(account);

        assertThat(proven.evaluated()).isTrue();
        assertThat(proven.roleRevision()).isEqualTo(account.roleRevision());
        assertThat(roles.accountOf(session, "aws")).isEqualTo(account.awsAccount());
        assertThat(session.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        await().untilAsserted(() -> assertThat(kafka.written()).contains("granted"));
        assertThat(kafka.written())
                .doesNotContain(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    @Test
    void askersShareTheSessionOfAnActiveAccountUntilItIsRemoved() {
        Account account = customer.active(customer.trustingRole());
        kafka.publish(account);
        kafka.askUntilGiven(account);

        assertThat(kafka.ask(account)).isEqualTo(kafka.ask(account));

        kafka.remove(account.id());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> catchThrowableOfType(NoSessionException.class, () -> kafka.ask(account)) != null);
        assertThat(kafka.refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void accountsThatAreSlowToEnterHoldUpNobodyElse() throws Exception {
        Account slow = customer.active(customer.trustingRole());
        kafka.publish(slow);
        Customer other = new Customer();
        Account quick = other.active(other.trustingRole());
        kafka.publish(quick);
        kafka.askUntilGiven(quick);
        Customer.AWS.addFault(Fault.latency(Duration.ofSeconds(4))
                .inAccount(customer.awsAccount())
                .onApi("AssumeRole"));
        try (SessionRequests asker = kafka.asker()) {
            List<CompletableFuture<Session>> slowOnes = IntStream.range(0, 10)
                    .mapToObj(i -> asker.request(slow.id(), slow.roleArn().account(), null))
                    .toList();
            asker.request(quick.id(), quick.roleArn().account(), null).join();

            assertThat(slowOnes).noneMatch(Future::isDone);
            for (CompletableFuture<Session> each : slowOnes) {
                assertThat(each.get()).isEqualTo(slowOnes.get(0).get());
            }
        }
    }

    @Test
    void malformedRecordsAreCountedAndSkipped() {
        Account account = customer.active(customer.trustingRole());
        byte[] garbage = "{\"requestId\":".getBytes(UTF_8);
        double accountsBefore = malformed(Topics.ACCOUNTS);
        double requestsBefore = malformed(Topics.CREDENTIAL_REQUESTS);
        kafka.send(Topics.ACCOUNTS, account.id().toString(), garbage);
        kafka.send(Topics.ACCOUNTS, "not-an-id", garbage);
        kafka.send(Topics.CREDENTIAL_REQUESTS, account.id().toString(), garbage);
        kafka.send(Topics.CREDENTIAL_REQUESTS, account.id().toString(), null);
        kafka.publish(account);

        kafka.askUntilGiven(account);

        assertThat(malformed(Topics.ACCOUNTS) - accountsBefore).isEqualTo(2);
        assertThat(malformed(Topics.CREDENTIAL_REQUESTS) - requestsBefore).isEqualTo(2);
    }

    private double malformed(String topic) {
        return meters.counter("rolewatch.records.malformed", "topic", topic).count();
    }
}
