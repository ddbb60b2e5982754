package dev.rolewatch.credential.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.faults.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** credential-service between a real Kafka and the simulated STS. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
class CredentialServiceTest {
    private static final AtomicLong NEXT_AWS_ACCOUNT = new AtomicLong(111_100_000_000L);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    StsClient sts;

    @Inject
    MeterRegistry meters;

    private final SimulatorAdmin aws = SimulatorTestResource.admin();
    private final String awsAccount = Long.toString(NEXT_AWS_ACCOUNT.getAndIncrement());
    private final ExternalId externalId = ExternalId.random();
    private KafkaSide kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaSide(bootstrapServers);
        aws.putAccount(awsAccount, "eu-central-1");
    }

    @AfterEach
    void disconnect() {
        aws.clearFaults();
        kafka.close();
    }

    @Test
    void aTrustedRoleIsProvenAndOpensForWhoAsksWithoutASecretOnAnyTopic() {
        Account account = verifying(role(condition("StringEquals", externalId.value())));
        kafka.publish(account);

        TrustProven proven = kafka.event(account.id(), TrustProven.class);
        Session session = ask(account);

        assertThat(proven.evaluated()).isTrue();
        assertThat(proven.roleRevision()).isEqualTo(account.roleRevision());
        assertThat(accountOf(session)).isEqualTo(awsAccount);
        assertThat(session.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        await().untilAsserted(() -> assertThat(kafka.written()).contains("granted"));
        assertThat(kafka.written())
                .doesNotContain(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    @Test
    void aRoleThatOpensWithoutAnExternalIdIsReportedAndNotUsed() {
        Account account = verifying(role(""));
        kafka.publish(account);

        TrustInsecure insecure = kafka.event(account.id(), TrustInsecure.class);

        assertThat(insecure.detail()).contains("without an external ID", "sts:ExternalId " + externalId);
        assertThat(refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleThatOpensWithAnyExternalIdIsReportedAndNotUsed() {
        Account account = verifying(role(condition("StringLike", "*")));
        kafka.publish(account);

        TrustInsecure insecure = kafka.event(account.id(), TrustInsecure.class);

        assertThat(insecure.detail()).contains("with any external ID");
        assertThat(refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleWithAnotherExternalIdIsTriedForAWhileAndThenRefused() {
        Account account = verifying(role(condition("StringEquals", "somebody-elses")));
        kafka.publish(account);

        TrustRefused first = kafka.event(account.id(), TrustRefused.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kafka.eventsOf(account.id()).stream()
                        .anyMatch(event -> event instanceof TrustRefused refused && refused.retryingUntil() == null));

        assertThat(first.reason()).isEqualTo(RefusalReason.TRUST_DENIED);
        assertThat(first.detail()).contains(account.roleArn().value(), "trust policy");
        assertThat(first.retryingUntil()).isAfter(first.at());
        assertThat(refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void aRoleThatComesAfterItsArnWasGivenIsProvenWithinPatience() {
        RoleArn notThereYet = new RoleArn("arn:aws:iam::" + awsAccount + ":role/RolewatchRead");
        Account account = verifying(notThereYet);
        kafka.publish(account);
        kafka.event(account.id(), TrustRefused.class);

        role(condition("StringEquals", externalId.value()));

        kafka.event(account.id(), TrustProven.class);
    }

    @Test
    void throttlingIsNobodysRefusal() {
        aws.addFault(Fault.of(Fault.Kind.THROTTLE)
                .inAccount(awsAccount)
                .onApi("AssumeRole")
                .times(3));
        Account account = verifying(role(condition("StringEquals", externalId.value())));
        kafka.publish(account);

        TrustRefused first = kafka.event(account.id(), TrustRefused.class);
        kafka.event(account.id(), TrustProven.class);

        assertThat(first.reason()).isEqualTo(RefusalReason.THROTTLED);
        assertThat(first.retryingUntil()).isNotNull();
    }

    @Test
    void askersShareTheSessionOfAnActiveAccountUntilItIsRemoved() {
        Account account = active(role(condition("StringEquals", externalId.value())));
        kafka.publish(account);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> ask(account) != null);

        assertThat(ask(account)).isEqualTo(ask(account));

        kafka.remove(account.id());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> catchThrowableOfType(NoSessionException.class, () -> ask(account)) != null);
        assertThat(refusal(account).reason()).isEqualTo(RefusalReason.NOT_CONNECTED);
    }

    @Test
    void accountsThatAreSlowToEnterHoldUpNobodyElse() throws Exception {
        Account slow = active(role(condition("StringEquals", externalId.value())));
        kafka.publish(slow);
        Account quick = otherAccount();
        kafka.publish(quick);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> ask(quick) != null);
        aws.addFault(Fault.latency(Duration.ofSeconds(4)).inAccount(awsAccount).onApi("AssumeRole"));
        ExecutorService askers = Executors.newCachedThreadPool();
        try (SessionRequests asker = kafka.asker()) {
            List<Future<Session>> slowOnes = IntStream.range(0, 10)
                    .mapToObj(i -> askers.submit(
                            () -> asker.request(slow.id(), slow.roleArn().account(), null)))
                    .toList();
            asker.request(quick.id(), quick.roleArn().account(), null);

            assertThat(slowOnes).noneMatch(Future::isDone);
            for (Future<Session> each : slowOnes) {
                assertThat(each.get()).isEqualTo(slowOnes.get(0).get());
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void malformedRecordsAreCountedAndSkipped() {
        Account account = active(role(condition("StringEquals", externalId.value())));
        byte[] garbage = "{\"requestId\":".getBytes(UTF_8);
        double accountsBefore = malformed(Topics.ACCOUNTS);
        double requestsBefore = malformed(Topics.CREDENTIAL_REQUESTS);
        kafka.send(Topics.ACCOUNTS, account.id().toString(), garbage);
        kafka.send(Topics.ACCOUNTS, "not-an-id", garbage);
        kafka.send(Topics.CREDENTIAL_REQUESTS, account.id().toString(), garbage);
        kafka.send(Topics.CREDENTIAL_REQUESTS, account.id().toString(), null);
        kafka.publish(account);

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> ask(account) != null);

        assertThat(malformed(Topics.ACCOUNTS) - accountsBefore).isEqualTo(2);
        assertThat(malformed(Topics.CREDENTIAL_REQUESTS) - requestsBefore).isEqualTo(2);
    }

    @Test
    void itIsReadyWhenItKnowsTheAccountsAndAwsKnowsIt() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpResponse<String> ready = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            assertThat(ready.body()).contains("\"accounts\"", "\"own-aws-identity\"");
        });
    }

    @Test
    void itAsksNobodyForSessionsItself() {
        assertThat(Arc.container().select(AccountSessions.class).isUnsatisfied())
                .isTrue();
    }

    private RoleArn role(String condition) {
        String trust = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::%s:root"}%s}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT, condition);
        return new RoleArn(aws.putRole(
                awsAccount,
                RoleDefinition.trusting("RolewatchRead", trust).withPolicy("read", PermissionsPolicy.json())));
    }

    private static String condition(String operator, String externalId) {
        return ", \"Condition\": {\"%s\": {\"sts:ExternalId\": \"%s\"}}".formatted(operator, externalId);
    }

    private Account verifying(RoleArn role) {
        return account(AccountState.VERIFYING, role);
    }

    private Account active(RoleArn role) {
        return account(AccountState.ACTIVE, role);
    }

    private Account account(AccountState state, RoleArn role) {
        return new Account(
                new AccountId(UUID.randomUUID()),
                TenantId.DEFAULT,
                "test",
                2,
                state,
                externalId,
                role,
                2,
                List.of(),
                Instant.now());
    }

    private Account otherAccount() {
        String other = Long.toString(NEXT_AWS_ACCOUNT.getAndIncrement());
        aws.putAccount(other, "eu-central-1");
        String trust = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::%s:root"}%s}]}""".formatted(AwsSimulator.VENDOR_ACCOUNT, condition("StringEquals", externalId.value()));
        return active(new RoleArn(aws.putRole(other, RoleDefinition.trusting("Other", trust))));
    }

    private Session ask(Account account) {
        try (SessionRequests asker = kafka.asker()) {
            return asker.request(account.id(), account.roleArn().account(), null);
        }
    }

    private NoSessionException refusal(Account account) {
        return catchThrowableOfType(NoSessionException.class, () -> ask(account));
    }

    private String accountOf(Session session) {
        var credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        return sts.getCallerIdentity(request -> request.overrideConfiguration(AwsClients.as(credentials)))
                .account();
    }

    private double malformed(String topic) {
        return meters.counter("rolewatch.records.malformed", "topic", topic).count();
    }
}
