package dev.rolewatch.credential.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.SessionRequests;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.credential.account.KnownAccounts;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Another instance shares the accounts, takes requests, and dies before it has answered any. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
@WithTestResource(KeysetTestResource.class)
class TakeoverTest {
    private static final Duration ASKERS_PATIENCE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 12;

    @Inject
    @Identifier("owned-partitions")
    OwnedPartitions partitions;

    @Inject
    KnownAccounts known;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "mp.messaging.incoming.credential-requests.session.timeout.ms")
    int sessionTimeoutMillis;

    @Test
    void requestsThatADeadInstanceHasTakenAreAnsweredWithinTheAskersPatience() throws Exception {
        try (KafkaSide kafka = new KafkaSide(bootstrapServers);
                SessionRequests asker = asker()) {
            List<Account> accounts =
                    Stream.generate(TakeoverTest::account).limit(ACCOUNTS).toList();
            accounts.forEach(kafka::publish);
            kafka.ask(accounts.get(0));
            KafkaConsumer<String, byte[]> other = otherInstance();

            List<CompletableFuture<Session>> sessions = accounts.stream()
                    .map(account -> asker.request(account.id(), account.awsAccount(), null))
                    .toList();
            int taken = awaitRequests(other);
            other.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));

            assertThat(taken).isPositive();
            for (CompletableFuture<Session> session : sessions) {
                assertThat(session.get()).isNotNull();
            }
        }
    }

    @Test
    void aSessionWhosePartitionStaysIsNotMadeAgainWhenInstancesComeAndGo() {
        try (KafkaSide kafka = new KafkaSide(bootstrapServers)) {
            Map<AccountId, Account> accounts = Stream.generate(TakeoverTest::account)
                    .limit(ACCOUNTS)
                    .collect(Collectors.toMap(Account::id, Function.identity()));
            accounts.values().forEach(kafka::publish);
            Map<AccountId, Session> before = sessions(kafka, accounts.values());
            KafkaConsumer<String, byte[]> other = otherInstance();
            List<Account> stayed = known.enterable(partitions.owned()).stream()
                    .filter(account -> accounts.containsKey(account.id()))
                    .toList();
            other.close();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> partitions.owned().size() == partitions.ofTopic());

            Map<AccountId, Session> after = sessions(kafka, stayed);

            assertThat(stayed).isNotEmpty().hasSizeLessThan(ACCOUNTS);
            assertThat(before).containsAllEntriesOf(after);
        }
    }

    private static Map<AccountId, Session> sessions(KafkaSide kafka, Collection<Account> accounts) {
        return accounts.stream().collect(Collectors.toMap(Account::id, kafka::askUntilGiven));
    }

    private SessionRequests asker() {
        return new SessionRequests(
                Map.of("bootstrap.servers", bootstrapServers),
                new Topics(""),
                ASKERS_PATIENCE,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    private static Account account() {
        Customer customer = new Customer();
        return customer.active(customer.trustingRole());
    }

    /** Has joined the group and has partitions. */
    private KafkaConsumer<String, byte[]> otherInstance() {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "credential-service",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "enable.auto.commit",
                        false,
                        "session.timeout.ms",
                        sessionTimeoutMillis,
                        "heartbeat.interval.ms",
                        sessionTimeoutMillis / 3),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.CREDENTIAL_REQUESTS));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(200));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    private static int awaitRequests(KafkaConsumer<String, byte[]> other) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> other.poll(Duration.ofMillis(500)).count(), taken -> taken > 0);
    }
}
