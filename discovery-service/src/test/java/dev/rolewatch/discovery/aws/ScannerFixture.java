package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A scanner before the simulator, and a customer of its own for each test. */
abstract class ScannerFixture {
    static final Region IN_FRANKFURT = new Region(FRANKFURT);
    static final Region IN_VIRGINIA = new Region(VIRGINIA);
    static final Instant SINCE = Instant.now().minus(Duration.ofHours(2));

    private static final String ENDPOINT = "aws.endpointUrl";
    private static AwsSimulator simulator;
    private static AwsClients clients;
    private static ExecutorService threads;

    final SimulatorAdmin admin = simulator.admin();
    final SimulatedSessions sessions = new SimulatedSessions();
    final SimulatedCustomer customer = new SimulatedCustomer(admin, sessions);
    final Seen seen = new Seen();
    final AccountScanner scanner = scannerAt(VIRGINIA);
    Instant now = Instant.now();

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
        System.setProperty(ENDPOINT, simulator.endpoint().toString());
        clients = new AwsClients(8, Duration.ofSeconds(10));
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        threads.shutdown();
        clients.close();
        System.clearProperty(ENDPOINT);
        simulator.close();
    }

    @AfterEach
    void mend() {
        admin.clearFaults();
    }

    AccountScanner scannerAt(String home) {
        return scannerAt(home, 0);
    }

    /** @param helpers who look at Regions at the same time; without any, Regions come one after another */
    AccountScanner scannerAt(String home, int helpers) {
        return new AccountScanner(
                sessions,
                clients,
                new CallRates(1, System::nanoTime),
                Catalog.shipped(),
                new Region(home),
                new Retries(2, Duration.ofMillis(10)),
                new Helpers(threads, helpers),
                () -> now);
    }

    Outcome scan(String... customNamespaces) throws InterruptedException {
        return scan(customer.scanRequest(customNamespaces));
    }

    Outcome scan(ScanRequest request) throws InterruptedException {
        return scanner.scan(request, seen);
    }

    void put(String region, ResourceDefinition... resources) {
        admin.putResources(customer.awsAccount, region, resources);
    }

    /** What a service tells of a resource; scans first, unless this has been done. */
    FoundResource described(String namespace, Map<String, String> dimensions) throws InterruptedException {
        if (seen.results.isEmpty()) {
            scan();
        }
        return seen.described(namespace, dimensions);
    }

    /** A resource that publishes a metric, and was never tagged. */
    static ResourceDefinition one(String namespace, Map<String, String> dimensions) {
        return ResourceDefinition.one(
                namespace + dimensions.values(),
                namespace,
                dimensions,
                SINCE,
                MetricDefinition.every(300, "Anything", "Count"));
    }

    static ResourceDefinition queue(String name) {
        return ResourceDefinition.one(
                name,
                "AWS/SQS",
                Map.of("QueueName", name),
                SINCE,
                MetricDefinition.every(60, "NumberOfMessagesSent", "Count"));
    }
}
