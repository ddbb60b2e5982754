package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.minutely;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.aws.Customers.Customer;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class MetricDataClientTest {
    private static final String ENDPOINT = "aws.endpointUrl";
    private static final Duration LONG = Duration.ofMinutes(1);

    private AwsSimulator simulator;
    private AwsClients clients;
    private Customers customers;
    private MetricDataClient client;

    @BeforeEach
    void start() {
        simulator = AwsSimulator.start(0);
        System.setProperty(ENDPOINT, simulator.endpoint().toString());
        simulator.admin().stopClock(NOON);
        clients = new AwsClients(4, Duration.ofSeconds(20));
        customers = new Customers(simulator.endpoint());
        client = new MetricDataClient(
                clients, customers, new CallRates(0.5, System::nanoTime), 4, Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        customers.close();
        clients.close();
        System.clearProperty(ENDPOINT);
        simulator.close();
    }

    @Test
    void aDenialIsAskedAboutWithOneOtherSessionThenBelievedAndThatSessionIsKept() {
        Customer customer = customers.withInstances(1, NOON.minusSeconds(3600));
        AwsSessionCredentials first = customers.sessionOf(customer.id(), customer.awsAccount());
        simulator
                .admin()
                .addFault(Fault.of(Fault.Kind.DENY)
                        .inAccount(customer.awsAccount().value())
                        .onApi("GetMetricData"));

        assertThatThrownBy(() -> send(customer))
                .isInstanceOfSatisfying(
                        MetricDataException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(NotReadReason.DENIED));

        assertThat(customers.assumed()).isEqualTo(2);
        assertThat(customers.sessionOf(customer.id(), customer.awsAccount())).isNotEqualTo(first);
        assertThat(customers.assumed()).isEqualTo(2);
    }

    private void send(Customer customer) throws Exception {
        var item = Items.item(customer.id(), customer.awsAccount(), "i-0", Items.WINDOW, minutely("CPUUtilization"));
        ReadingPlan plan = ReadingPlan.of(List.of(Items.taken(item)), NOON).get(0);
        client.send(
                new PageRequest(plan.calls().get(0), null),
                new PlaceProgress(plan, NOON, new BatchEnd(LONG, LONG), false));
    }
}
