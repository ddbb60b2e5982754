package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class ClosedAccountTest {
    private static final String INVALID_TOKEN = "The security token included in the request is invalid";

    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void aClosedAccountIsEnteredByNobodyAndItsSessionsAreRefused() {
        var customer = new Customer(simulator);
        var session = customer.session();

        customer.admin().closeAccount(customer.account);

        assertThatThrownBy(customer::session).hasMessageContaining("is not authorized to perform: sts:AssumeRole");
        assertThatThrownBy(() -> metrics(customer, session)).hasMessageContaining(INVALID_TOKEN);
        assertThatThrownBy(() -> customer.clients().sts(session).getCallerIdentity())
                .hasMessageContaining(INVALID_TOKEN);
    }

    @Test
    void aReopenedAccountIsAsItWas() {
        var customer = new Customer(simulator);
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.one(
                                "orders",
                                "AWS/SQS",
                                Map.of("QueueName", "orders"),
                                Instant.now().minusSeconds(3600),
                                MetricDefinition.every(60, "Sent", "Count")));
        var session = customer.session();

        customer.admin().closeAccount(customer.account);
        customer.admin().putAccount(customer.account, Customer.REGION);
        assertThatThrownBy(() -> metrics(customer, session)).hasMessageContaining(INVALID_TOKEN);
        customer.admin().reopenAccount(customer.account);

        assertThat(metrics(customer, session)).isEqualTo(1);
        assertThat(metrics(customer, customer.session())).isEqualTo(1);
    }

    @Test
    void onlyAnAccountThatExistsCanBeClosed() {
        assertThatThrownBy(() -> simulator.admin().closeAccount("444444444444"))
                .hasMessageContaining("There is no account 444444444444");
    }

    private static int metrics(Customer customer, AwsCredentials session) {
        return customer.clients().cloudWatch(session).listMetrics().metrics().size();
    }
}
