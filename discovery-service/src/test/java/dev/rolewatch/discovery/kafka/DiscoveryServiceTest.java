package dev.rolewatch.discovery.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.TopicReader;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.aws.SimulatedCustomer;
import dev.rolewatch.discovery.aws.SimulatedSessions;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both parts of the service between a real Kafka and the simulator. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
class DiscoveryServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/q/health")
    URI health;

    @Inject
    SimulatedSessions sessions;

    @Inject
    MeterRegistry meters;

    private final SimulatorAdmin admin = SimulatorTestResource.admin();
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private List<TopicReader> readers;

    @BeforeEach
    void connect() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        readers = List.of(Topics.RESOURCES, Topics.WORK_ITEMS, Topics.ACCOUNT_EVENTS).stream()
                .map(topic -> new TopicReader(kafka, topic, TopicReader.From.BEGINNING, records::add))
                .toList();
    }

    @AfterEach
    void disconnect() {
        readers.forEach(TopicReader::close);
        producer.close();
        admin.clearFaults();
    }

    @Test
    void whatRunsInAnActiveAccountIsPublishedAndScheduledToBeRead() throws Exception {
        SimulatedCustomer customer = customerWithQueue();

        publish(customer, 1);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sent(Topics.RESOURCES, customer, Resource.class))
                    .singleElement()
                    .satisfies(resource -> assertThat(resource.name()).isEqualTo("orders"));
            assertThat(sent(Topics.WORK_ITEMS, customer, WorkItem.class))
                    .singleElement()
                    .satisfies(item -> assertThat(item.metrics()).hasSize(1));
            assertThat(sent(Topics.ACCOUNT_EVENTS, customer, AccountEvent.class))
                    .singleElement()
                    .isInstanceOfSatisfying(AccountEvent.Scanned.class, scanned -> {
                        assertThat(scanned.failures()).isEmpty();
                        assertThat(scanned.regions()).hasSize(2);
                        assertThat(scanned.listMetricsRequests()).hasSize(2);
                    });
        });
        awaitHealth();
    }

    @Test
    void anAccountThatIsSlowDoesNotHoldUpTheOthers() throws Exception {
        SimulatedCustomer slow = customerWithQueue();
        SimulatedCustomer quick = customerWithQueue();
        admin.addFault(Fault.latency(Duration.ofSeconds(20)).inAccount(slow.awsAccount));

        publish(slow, 1);
        publish(quick, 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sent(Topics.WORK_ITEMS, quick, WorkItem.class))
                        .hasSize(1));
        assertThat(sent(Topics.WORK_ITEMS, slow, WorkItem.class)).isEmpty();
    }

    @Test
    void malformedRequestsAreCountedAndTheNextScanRuns() throws Exception {
        send(Topics.SCAN_REQUESTS, "somebody", "{".getBytes(UTF_8));
        send(Topics.SCAN_RESULTS, "somebody", null);
        SimulatedCustomer customer = customerWithQueue();

        publish(customer, 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sent(Topics.WORK_ITEMS, customer, WorkItem.class))
                        .hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(Topics.SCAN_REQUESTS, Topics.SCAN_RESULTS))
                        .allSatisfy(topic -> assertThat(meters.get("rolewatch.records.malformed")
                                        .tag("topic", topic)
                                        .counter()
                                        .count())
                                .isEqualTo(1)));
        awaitHealth();
    }

    /** The service is ready once the topic of session replies has been read, which the first look may come before. */
    private void awaitHealth() {
        await().atMost(PATIENCE).until(this::status, code -> code == 200);
    }

    private SimulatedCustomer customerWithQueue() {
        SimulatedCustomer customer = new SimulatedCustomer(admin, sessions);
        admin.putResources(
                customer.awsAccount,
                SimulatedCustomer.FRANKFURT,
                ResourceDefinition.one(
                        "orders",
                        "AWS/SQS",
                        Map.of("QueueName", "orders"),
                        Instant.now().minus(Duration.ofHours(2)),
                        MetricDefinition.every(60, "NumberOfMessagesSent", "Count")));
        return customer;
    }

    private void publish(SimulatedCustomer customer, long revision) throws Exception {
        Account account = new Account(
                customer.id,
                TenantId.DEFAULT,
                "Production",
                revision,
                AccountState.ACTIVE,
                new ExternalId(SimulatedSessions.EXTERNAL_ID),
                customer.role,
                revision,
                List.of(),
                Instant.now());
        send(Topics.ACCOUNTS, customer.id.toString(), Json.write(account));
    }

    private void send(String topic, String key, byte[] value) throws InterruptedException, ExecutionException {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    private <T> List<T> sent(String topic, SimulatedCustomer customer, Class<T> type) {
        return records.stream()
                .filter(message -> message.topic().equals(topic))
                .filter(message -> message.key().startsWith(customer.id.toString()))
                .map(message -> Json.read(message.value(), type))
                .toList();
    }

    private int status() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                .statusCode();
    }
}
