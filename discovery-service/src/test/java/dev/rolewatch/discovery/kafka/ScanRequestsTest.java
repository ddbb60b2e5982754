package dev.rolewatch.discovery.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.kafka.TopicReader;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.aws.SimulatedCustomer;
import dev.rolewatch.discovery.aws.SimulatedSessions;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scanner between a real Kafka and the simulator. */
@QuarkusTest
@WithTestResource(KafkaTestResource.class)
@WithTestResource(SimulatorTestResource.class)
class ScanRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    SimulatedSessions sessions;

    private final SimulatorAdmin simulator = SimulatorTestResource.admin();
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private List<TopicReader> readers;

    @BeforeEach
    void connect() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        readers = List.of(Topics.SCAN_RESULTS, Topics.ACCOUNT_EVENTS).stream()
                .map(topic -> new TopicReader(kafka, topic, TopicReader.From.BEGINNING, records::add))
                .toList();
    }

    @AfterEach
    void disconnect() {
        readers.forEach(TopicReader::close);
        producer.close();
        simulator.clearFaults();
    }

    @Test
    void aScanTellsRegionByRegionWhatItFindsAndAtItsEndThatItHasEnded() throws Exception {
        SimulatedCustomer customer = customerWithQueue();

        request(customer);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(events(customer)).singleElement().isInstanceOf(AccountEvent.Scanned.class));
        List<ScanResult> results = results(customer);
        assertThat(results).last().isInstanceOfSatisfying(ScanResult.Finished.class, finished -> {
            assertThat(finished.complete())
                    .contains(new Region(SimulatedCustomer.FRANKFURT), new Region(SimulatedCustomer.VIRGINIA));
            assertThat(finished.remaining()).isEmpty();
        });
        assertThat(results).filteredOn(ScanResult.Looked.class::isInstance).hasSize(2);
        assertThat(results)
                .filteredOn(result ->
                        result instanceof ScanResult.Found found && found.source() == ScanResult.Source.METRICS)
                .hasSize(1);
    }

    @Test
    void aRequestIsAcknowledgedWhileItsScanRunsSoThatNobodyBeginsItAnewAfterACrash() throws Exception {
        SimulatedCustomer customer = customerWithQueue();
        simulator.addFault(Fault.latency(Duration.ofSeconds(25)).inAccount(customer.awsAccount));

        RecordMetadata sent = request(customer);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                OffsetAndMetadata committed = admin.listConsumerGroupOffsets("discovery-scanner")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(sent.topic(), sent.partition()));
                assertThat(committed).isNotNull();
                assertThat(committed.offset()).isGreaterThan(sent.offset());
            });
        }
        assertThat(results(customer)).noneMatch(ScanResult.Finished.class::isInstance);
    }

    @Test
    void aMalformedRequestDoesNotStopTheNext() throws Exception {
        SimulatedCustomer customer = customerWithQueue();
        producer.send(new ProducerRecord<>(Topics.SCAN_REQUESTS, customer.id.toString(), "{".getBytes(UTF_8)))
                .get();

        request(customer);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(customer)).hasSize(1));
    }

    private RecordMetadata request(SimulatedCustomer customer) throws Exception {
        ScanRequest request = customer.scanRequest();
        return producer.send(new ProducerRecord<>(Topics.SCAN_REQUESTS, customer.id.toString(), Json.write(request)))
                .get();
    }

    private SimulatedCustomer customerWithQueue() {
        SimulatedCustomer customer = new SimulatedCustomer(simulator, sessions);
        simulator.putResources(
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

    private List<ScanResult> results(SimulatedCustomer customer) {
        return sent(Topics.SCAN_RESULTS, customer, ScanResult.class);
    }

    private List<AccountEvent> events(SimulatedCustomer customer) {
        return sent(Topics.ACCOUNT_EVENTS, customer, AccountEvent.class);
    }

    private <T> List<T> sent(String topic, SimulatedCustomer customer, Class<T> type) {
        return records.stream()
                .filter(message -> message.topic().equals(topic))
                .filter(message -> message.key().equals(customer.id.toString()))
                .map(message -> Json.read(message.value(), type))
                .toList();
    }
}
