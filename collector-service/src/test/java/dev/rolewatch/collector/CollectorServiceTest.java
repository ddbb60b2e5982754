package dev.rolewatch.collector;

import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.collector.aws.Customers;
import dev.rolewatch.collector.aws.Customers.Customer;
import dev.rolewatch.collector.kafka.TopicReader;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.local.testing.KafkaTestResource;
import dev.rolewatch.local.testing.SimulatorTestResource;
import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it is deployed, but for the sessions, which come straight from STS. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(SimulatorTestResource.class)
class CollectorServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    @TestHTTPResource("/q/health/live")
    URI liveness;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @Inject
    Customers customers;

    static class Sessions {
        @Produces
        @Singleton
        Customers customers() {
            return new Customers(URI.create(System.getProperty("aws.endpointUrl")));
        }

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        AccountSessions sessions(Customers customers) {
            return customers;
        }
    }

    @Test
    void aWorkItemBecomesMetricsAndAReport() throws Exception {
        SimulatorTestResource.admin().setLateness("AWS/EC2", LatenessProfile.PUNCTUAL);
        Instant now = SimulatorTestResource.admin().now().truncatedTo(ChronoUnit.MINUTES);
        Window window = new Window(now.minusSeconds(600), now);
        Customer customer = customers.withInstances(1, window.from());
        WorkItem item = Items.item(customer.id(), customer.awsAccount(), "i-0", window, minutely("CPUUtilization"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(readiness)).contains("\"UP\""));

        assertThat(get(readiness)).contains("Kafka connection health check");

        publish(item);

        TopicReader topics = new TopicReader(() -> bootstrapServers);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(topics.committed(Topics.METRICS)).hasSize(1));
        ItemOutcome.Read read = outcome(topics);
        assertThat(read.through()).isBetween(window.to(), Instant.now());
        int minutes = (int) Duration.between(window.from(), read.through()).toMinutes();
        assertThat(read)
                .isEqualTo(new ItemOutcome.Read(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        read.through(),
                        minutes,
                        1,
                        4,
                        null,
                        List.of()));
        assertThat(topics.committed(Topics.ACCOUNT_EVENTS)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(metrics))
                        .contains("rolewatch_collector_points_total " + (double) minutes)
                        .contains("rolewatch_collector_items_total{outcome=\"read\"} 1.0")
                        .contains("rolewatch_collector_queries_total 4.0")
                        .contains(billed(customer, "low") + " 1.0")
                        .contains(billed(customer, "high") + " 4.0"));
        assertThat(get(metrics)
                        .lines()
                        .filter(line -> line.contains(customer.id().toString())))
                .allMatch(line -> line.startsWith("rolewatch_collector_billed_"));
        assertThat(get(liveness)).contains("collector-loop").doesNotContain("DOWN");
    }

    private static ItemOutcome.Read outcome(TopicReader topics) {
        return (ItemOutcome.Read) topics.committed(Topics.COLLECTION_REPORTS).stream()
                .map(record -> Json.read(record.value(), CollectionReport.class))
                .flatMap(report -> report.items().stream())
                .reduce((one, other) -> {
                    throw new IllegalStateException("two outcomes: " + one + ", " + other);
                })
                .orElseThrow();
    }

    private static String billed(Customer customer, String end) {
        return "rolewatch_collector_billed_" + end + "_total{account=\"" + customer.id()
                + "\",namespace=\"AWS/EC2\",tenant=\"" + TenantId.DEFAULT + "\"}";
    }

    private void publish(WorkItem item) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            String key = WorkItem.key(item.account(), item.resource(), 0);
            producer.send(new ProducerRecord<>(Topics.WORK_ITEMS, key, Json.write(item)));
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
