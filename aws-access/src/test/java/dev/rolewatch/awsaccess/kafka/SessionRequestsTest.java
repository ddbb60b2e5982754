package dev.rolewatch.awsaccess.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.sealing.SealContext;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.sealing.SessionSealer;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.CreateTopics;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionRequestsTest {
    private static final Topics TOPICS = new Topics("");
    private static final Instant END = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("111122223333");
    private static final Session SESSION = new Session("ASIAEXAMPLE", "the-secret-key", "the-session-token", END);

    private static TestKafka kafka;
    private static Map<String, Object> settings;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Gate gate;
    private final AccountId account = new AccountId(UUID.randomUUID());

    @BeforeAll
    static void startKafka() throws InterruptedException {
        kafka = TestKafka.start();
        settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            CreateTopics.create(admin, TOPICS, (short) 1);
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void closeGate() throws InterruptedException {
        if (gate != null) {
            gate.close();
        }
    }

    @Test
    void eachOfTwoAskersGetsTheReplyThatIsSealedToIt() {
        try (var one = asker(Duration.ofSeconds(30));
                var other = asker(Duration.ofSeconds(30))) {
            gate = new Gate(SessionRequestsTest::grant);
            assertThat(ask(one, null)).isEqualTo(SESSION);
            assertThat(ask(other, END)).isEqualTo(SESSION);
        }
    }

    @Test
    void everyAskerIsToldThatAnAccountsSessionsAreWithdrawn() {
        Set<AccountId> told = ConcurrentHashMap.newKeySet();
        try (var asker = asker(Duration.ofSeconds(30))) {
            asker.onWithdrawal(told::add);
            gate = new Gate(request -> Json.write(new CredentialReply.Withdrawn(request.account(), END)));
            asker.request(account, AWS_ACCOUNT, null);

            await().untilAsserted(() -> assertThat(told).containsExactly(account));
        }
    }

    @Test
    void aRefusalArrivesWithItsReasonAndWhatToDo() {
        try (var asker = asker(Duration.ofSeconds(30))) {
            gate = new Gate(request -> Json.write(new CredentialReply.Refused(
                    request.requestId(), request.account(), RefusalReason.TRUST_DENIED, "mend the trust policy")));
            assertThatThrownBy(() -> ask(asker, null))
                    .hasMessage("mend the trust policy")
                    .isInstanceOfSatisfying(
                            NoSessionException.class,
                            e -> assertThat(e.reason()).isEqualTo(RefusalReason.TRUST_DENIED));
        }
    }

    @Test
    void aReplyForAnotherAccountDoesNotOpen() {
        AccountId another = new AccountId(UUID.randomUUID());
        try (var asker = asker(Duration.ofSeconds(30))) {
            gate = new Gate(request -> grant(new CredentialRequest(
                    request.requestId(), another, request.publicKey(), request.at(), null, null)));
            assertThatThrownBy(() -> ask(asker, null))
                    .isInstanceOf(NoSessionException.class)
                    .hasMessage(NoSessionException.OUR_OWN_TROUBLE);
        }
    }

    @Test
    void aMalformedReplyIsCountedAndTheRequestEndsAtItsTimeout() {
        try (var asker = asker(Duration.ofSeconds(4))) {
            gate = new Gate(request -> new byte[] {'{'});
            assertThatThrownBy(() -> ask(asker, null))
                    .hasMessage(NoSessionException.OUR_OWN_TROUBLE)
                    .isInstanceOfSatisfying(
                            NoSessionException.class,
                            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNREACHABLE));
            assertThat(meters.counter("rolewatch.records.malformed", "topic", "credential-replies")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutTheReplyTopicTheOperatorsLearnWhatIsMissingAndCustomersThatItIsNotTheirs() {
        try (var asker = new SessionRequests(
                settings, new Topics("missing."), Duration.ofSeconds(4), Clock.systemUTC(), meters)) {
            assertThatThrownBy(() -> ask(asker, null))
                    .isInstanceOf(NoSessionException.class)
                    .hasMessage(NoSessionException.OUR_OWN_TROUBLE);
            assertThat(asker.trouble())
                    .contains("the topic missing.credential-replies cannot be read: it does not exist");
        }
    }

    private SessionRequests asker(Duration timeout) {
        return new SessionRequests(settings, TOPICS, timeout, Clock.systemUTC(), meters);
    }

    private Session ask(SessionRequests asker, Instant refusedExpiry) {
        try {
            return asker.request(account, AWS_ACCOUNT, refusedExpiry).join();
        } catch (CompletionException e) {
            throw (NoSessionException) e.getCause();
        }
    }

    private static byte[] grant(CredentialRequest request) {
        byte[] sealed = SessionSealer.seal(
                SESSION, request.publicKey(), new SealContext(request.account(), request.requestId(), END));
        return Json.write(new CredentialReply.Granted(request.requestId(), request.account(), sealed, END));
    }

    /** Stands in for credential-service: answers what is asked from now on. */
    private static final class Gate {
        private final Thread thread;
        private volatile boolean closed;

        Gate(Function<CredentialRequest, byte[]> answer) {
            var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
            var requests = TOPICS.name(Topics.CREDENTIAL_REQUESTS);
            var partitions = consumer.partitionsFor(requests).stream()
                    .map(partition -> new TopicPartition(requests, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            thread = new Thread(() -> serve(consumer, answer), "gate");
            thread.start();
        }

        private void serve(KafkaConsumer<String, byte[]> consumer, Function<CredentialRequest, byte[]> answer) {
            try (consumer;
                    var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                while (!closed) {
                    consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                        byte[] reply = answer.apply(Json.read(record.value(), CredentialRequest.class));
                        producer.send(
                                new ProducerRecord<>(TOPICS.name(Topics.CREDENTIAL_REPLIES), record.key(), reply));
                    });
                }
            }
        }

        void close() throws InterruptedException {
            closed = true;
            thread.join();
        }
    }
}
