package dev.rolewatch.account.kafka;

import static dev.rolewatch.account.Patience.await;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.rest.Api.ourApi;
import static dev.rolewatch.account.rest.Api.register;
import static dev.rolewatch.account.rest.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.register.Samples;
import dev.rolewatch.account.storage.Database;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResourceConsumerTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    MeterRegistry metrics;

    @Inject
    Database database;

    @Inject
    @Identifier("resources")
    ResourcePositions positions;

    private Topic topic;
    private AccountId account;

    @BeforeEach
    void anAccount() {
        topic = new Topic(bootstrapServers, "resources");
        account = AccountId.of(register("Inventoried").getString("id"));
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void whatIsToldIsShownAndCountedUntilItIsGone() throws Exception {
        send(instance(account, "i-1"));
        send(instance(account, "i-2"));
        send(instance(account, "i-1"));
        await().until(() -> resources() == 2);

        topic.send(Resource.key(account, instance(account, "i-1").id()), null);
        topic.send(Resource.key(account, instance(account, "never seen").id()), null);

        await().until(() -> resources() == 1);
        assertThat(names()).containsExactly("i-2");
    }

    @Test
    void aThousandResourcesAreCountedOnceEach() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            send(instance(account, "i-" + i));
        }

        await().until(() -> resources() == 1_000);
    }

    @Test
    void aRecordThatCannotBeStoredCostsNoOtherOne() throws Exception {
        double malformed = malformed();
        double strangers = strangers();
        String key = Resource.key(account, instance(account, "i-1").id());
        AccountId stranger = new AccountId(UUID.randomUUID());

        topic.send(key, "not JSON".getBytes(StandardCharsets.UTF_8));
        topic.send(key, "{}".getBytes(StandardCharsets.UTF_8));
        topic.send(key, Json.write(instance(account, "i-2")));
        topic.send(key, Json.write(instance(account, "\0")));
        topic.send("17", null);
        topic.send(
                key,
                new String(Json.write(instance(account, "i-1")), StandardCharsets.UTF_8)
                        .replace("2026-", "+900000000-")
                        .getBytes(StandardCharsets.UTF_8));
        topic.send(Resource.key(stranger, instance(stranger, "i-1").id()), Json.write(instance(stranger, "i-1")));
        send(instance(account, "i-3"));

        await().until(() -> resources() == 1 && malformed() - malformed == 6 && strangers() - strangers == 1);
        assertThat(names()).containsExactly("i-3");
    }

    @Test
    void dimensionsMayBeLongerThanAnIndexHolds() throws Exception {
        Map<String, String> many =
                IntStream.range(0, 30).boxed().collect(Collectors.toMap(i -> "Dimension" + i, i -> incompressible()));
        Map<String, String> others = new TreeMap<>(many);
        others.put("Dimension9", "another");

        send(resource(account, many, "one"));
        send(resource(account, others, "another"));

        await().until(() -> resources() == 2);
        assertThat(names()).containsExactlyInAnyOrder("one", "another");
    }

    @Test
    void theResourcesOfARemovedAccountGo() throws Exception {
        send(instance(account, "i-1"));
        await().until(() -> resources() == 1);

        ourApi().delete("/accounts/{id}", account.toString()).then().statusCode(204);

        await().until(() -> database.resources(account.toString()) == 0);
        assertThat(database.hasInventory(account.toString())).isFalse();
    }

    @Test
    void aDatabaseThatWasRestoredFromABackupReadsAgainWhatItLacks() throws Exception {
        RecordMetadata sent = send(instance(account, "i-1"));
        await().until(() -> resources() == 1);
        TopicPartition partition = new TopicPartition(sent.topic(), sent.partition());

        try (KafkaConsumer<byte[], byte[]> consumer = consumerThatRead(partition, sent.offset() + 1)) {
            positions.onPartitionsAssigned(consumer, List.of(partition));
            assertThat(consumer.position(partition)).isEqualTo(sent.offset() + 1);

            database.setConsumedOffset(sent.topic(), sent.partition(), sent.offset() - 1);
            positions.onPartitionsAssigned(consumer, List.of(partition));
            assertThat(consumer.position(partition)).isZero();
        }

        await().until(() -> resources() == 0 && names().isEmpty());
    }

    @Test
    void aCopyThatWasNotAddedToForALongTimeIsMadeAnew() throws Exception {
        RecordMetadata sent = send(instance(account, "i-1"));
        await().until(() -> resources() == 1);
        TopicPartition partition = new TopicPartition(sent.topic(), sent.partition());

        try (KafkaConsumer<byte[], byte[]> consumer = consumerThatRead(partition, sent.offset() + 1)) {
            database.setFoldedAt(sent.topic(), sent.partition(), Instant.now().minus(Duration.ofHours(25)));
            positions.onPartitionsAssigned(consumer, List.of(partition));
            assertThat(consumer.position(partition)).isZero();
        }

        await().until(() -> resources() == 0 && names().isEmpty());
    }

    @Test
    void aTopicThatIsMadeAnewLeavesNothingOfTheFormerOne() throws Exception {
        send(instance(account, "former-1"));
        send(instance(account, "former-2"));
        await().until(() -> resources() == 2);

        Topic.makeAnew(bootstrapServers, "resources");
        topic.close();
        topic = new Topic(bootstrapServers, "resources");
        for (int i = 0; i < 100; i++) {
            send(instance(account, "i-" + i));
        }

        await().until(() -> resources() == 100);
        assertThat(names()).hasSize(100).doesNotContain("former-1", "former-2");
    }

    /** About a kilobyte: PostgreSQL would make a repeated text fit. */
    private static String incompressible() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(28).collect(Collectors.joining());
    }

    private KafkaConsumer<byte[], byte[]> consumerThatRead(TopicPartition partition, long committed) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "restored-" + account),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(committed)));
        return consumer;
    }

    private RecordMetadata send(Resource resource) throws InterruptedException {
        return topic.send(Resource.key(resource.account(), resource.id()), Json.write(resource));
    }

    private static Resource instance(AccountId account, String id) {
        return resource(account, Map.of("InstanceId", id), id);
    }

    private static Resource resource(AccountId account, Map<String, String> dimensions, String name) {
        return new Resource(
                account,
                TenantId.DEFAULT,
                new AwsAccountId("123456789012"),
                ResourceId.of(Samples.REGION, "AWS/EC2", dimensions),
                null,
                name,
                new TreeMap<>(),
                new TreeMap<>(),
                at(1),
                at(2),
                List.of("CPUUtilization"),
                true);
    }

    private long resources() {
        Long resources = show(account.toString()).getObject("resources", Long.class);
        return resources == null ? 0 : resources;
    }

    private List<String> names() {
        return ourApi().get("/accounts/{id}/resources?limit=500", account.toString())
                .then()
                .statusCode(200)
                .extract()
                .path("resources.name");
    }

    private double malformed() {
        return metrics.counter("rolewatch.records.malformed", "topic", "resources")
                .count();
    }

    private double strangers() {
        return metrics.counter("rolewatch.records", "topic", "resources", "outcome", "account_gone")
                .count();
    }
}
