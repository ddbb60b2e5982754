package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class AccountScannerTest {
    private static final String ENDPOINT = "aws.endpointUrl";
    private static final Instant SINCE = Instant.now().minus(Duration.ofHours(2));

    private static AwsSimulator simulator;
    private static AwsClients clients;

    private final SimulatorAdmin admin = simulator.admin();
    private final SimulatedSessions sessions = new SimulatedSessions();
    private final SimulatedCustomer customer = new SimulatedCustomer(admin, sessions);
    private Instant now = Instant.now();
    private final AccountScanner scanner = scannerAt(VIRGINIA);
    private final List<FoundResource> found = new ArrayList<>();

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
        System.setProperty(ENDPOINT, simulator.endpoint().toString());
        clients = new AwsClients(8, Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        clients.close();
        System.clearProperty(ENDPOINT);
        simulator.close();
    }

    @AfterEach
    void mend() {
        admin.clearFaults();
    }

    @Test
    void resourcesThatWereNeverTaggedAreFoundByTheirMetrics() throws Exception {
        put(FRANKFURT, queue("untagged"));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.complete()).contains(new Region(FRANKFURT), new Region(VIRGINIA));
        assertThat(found).singleElement().satisfies(resource -> {
            assertThat(resource.name()).isEqualTo("untagged");
            assertThat(resource.tags()).isEmpty();
            assertThat(resource.metrics()).containsExactly("NumberOfMessagesSent");
            assertThat(resource.arn()).isEqualTo("arn:aws:sqs:eu-central-1:" + customer.awsAccount + ":untagged");
        });
    }

    @Test
    void tagsAndWhatEc2TellsAreJoinedWithTheMetrics() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.one(
                                "web",
                                "AWS/EC2",
                                Map.of("InstanceId", "i-0123456789abcdef0"),
                                SINCE,
                                MetricDefinition.every(300, "CPUUtilization", "Percent"))
                        .withArn("arn:aws:ec2:eu-central-1:" + customer.awsAccount + ":instance/i-0123456789abcdef0")
                        .withTags(Map.of("Name", "web-1", "team", "shop"))
                        .withAttributes(Map.of("type", "m5.large", "zone", "eu-central-1b")));

        scan();

        assertThat(found).singleElement().satisfies(resource -> {
            assertThat(resource.name()).isEqualTo("web-1");
            assertThat(resource.tags()).containsEntry("team", "shop");
            assertThat(resource.metadata())
                    .containsEntry("instance-type", "m5.large")
                    .containsEntry("availability-zone", "eu-central-1b")
                    .containsEntry("state", "running");
        });
    }

    @Test
    void dailyMetricsAreFoundThoughTheyWereNotActiveLately() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.one(
                        "logs",
                        "AWS/S3",
                        Map.of("BucketName", "logs"),
                        Instant.now().minus(Duration.ofDays(4)),
                        MetricDefinition.every(86_400, "BucketSizeBytes", "Bytes")
                                .with("StorageType", "StandardStorage")));

        scan();

        assertThat(found)
                .singleElement()
                .satisfies(resource -> assertThat(resource.metrics()).containsExactly("BucketSizeBytes"));
    }

    @Test
    void namespacesOutsideTheCatalogAreReadOnlyIfTheCustomerChoseThem() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.one(
                        "shop", "Shop", Map.of("Page", "cart"), SINCE, MetricDefinition.every(60, "Orders", "Count")));

        scan();
        assertThat(found).isEmpty();

        scan("Shop");
        assertThat(found).singleElement().satisfies(resource -> {
            assertThat(resource.id().namespace()).isEqualTo("Shop");
            assertThat(resource.metrics()).containsExactly("Orders");
        });
    }

    @Test
    void moreMetricsThanOnePageHoldsAreAllFound() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.many(
                        "queue",
                        1_200,
                        "AWS/SQS",
                        Map.of("QueueName", "queue-{i}"),
                        SINCE,
                        MetricDefinition.every(60, "NumberOfMessagesSent", "Count")));

        assertThat(scan().resources()).isEqualTo(1_200);
    }

    @Test
    void aTaggingApiThatIsDeniedCostsTheTagsOnlyAndIsNamedOnce() throws Exception {
        put(FRANKFURT, tagged(queue("orders")));
        customer.allow("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
                 ["cloudwatch:ListMetrics", "ec2:DescribeRegions", "ec2:DescribeInstances"]}]}""");

        Outcome outcome = scan();

        assertThat(found)
                .singleElement()
                .satisfies(resource -> assertThat(resource.tags()).isEmpty());
        assertThat(outcome.complete()).contains(new Region(FRANKFURT), new Region(VIRGINIA));
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).contains("tag:GetResources", FRANKFURT, VIRGINIA, "permissions policy"));
    }

    @Test
    void aDenialCostsOneOtherSessionPerScanWhichIsKept() throws Exception {
        put(FRANKFURT, queue("orders"));
        customer.allow("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
                 ["cloudwatch:ListMetrics", "ec2:DescribeRegions"]}]}""");

        assertThat(scan().failures()).hasSize(2);
        AwsSessionCredentials second = sessions.sessionOf(customer.id, new AwsAccountId(customer.awsAccount));

        assertThat(sessions.assumed).hasValue(2);
        assertThat(sessions.dropped).doesNotContain(second).hasSize(1);
    }

    @Test
    void aRegionThatFailsTellsNothingAndIsNotComplete() throws Exception {
        put(FRANKFURT, queue("orders"));
        put(VIRGINIA, queue("invoices"));
        admin.addFault(Fault.of(Fault.Kind.UNAVAILABLE)
                .inAccount(customer.awsAccount)
                .inRegion(FRANKFURT)
                .onApi("GetResources"));

        Outcome outcome = scan();

        assertThat(found)
                .singleElement()
                .satisfies(resource -> assertThat(resource.name()).isEqualTo("invoices"));
        assertThat(outcome.complete()).contains(new Region(VIRGINIA)).doesNotContain(new Region(FRANKFURT));
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("tag:GetResources", FRANKFURT));
    }

    @Test
    void aThrottledCallIsRepeated() throws Exception {
        put(FRANKFURT, queue("orders"));
        admin.addFault(Fault.of(Fault.Kind.THROTTLE)
                .inAccount(customer.awsAccount)
                .onApi("ListMetrics")
                .times(2));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(found).hasSize(1);
    }

    @Test
    void aSessionThatWasRevokedIsReplacedByAnother() throws Exception {
        put(FRANKFURT, queue("orders"));
        scan();
        // AWS denies what was issued before the revocation, to the second.
        admin.shiftClock(Duration.ofSeconds(2));
        customer.revokeSessions();
        admin.shiftClock(Duration.ofSeconds(2));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(found).hasSize(1);
    }

    @Test
    void withoutTheListOfRegionsThoseThatEveryAccountHasAreLookedAtAndTheMissingPermissionIsNamed() throws Exception {
        admin.putAccount(
                customer.awsAccount,
                DefaultRegions.of("aws").stream().map(Region::value).toArray(String[]::new));
        put(FRANKFURT, queue("orders"));
        customer.allow("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
                 ["cloudwatch:ListMetrics", "tag:GetResources", "ec2:DescribeInstances"]}]}""");

        Outcome outcome = scan();

        assertThat(found).hasSize(1);
        assertThat(outcome.complete()).hasSameElementsAs(DefaultRegions.of("aws"));
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("ec2:DescribeRegions"));
    }

    @Test
    void aScanThatTakesTooLongEndsAndNamesTheRegionsThatItDidNotLookAt() throws Exception {
        put(FRANKFURT, queue("orders"));
        put(VIRGINIA, queue("invoices"));

        Outcome outcome = scanner.scan(customer.scanRequest(), (region, resources) -> {
            found.addAll(resources);
            now = now.plus(Duration.ofMinutes(5));
        });

        assertThat(outcome.complete()).hasSize(1);
        assertThat(found).hasSize(1);
        String other = outcome.complete().get(0).value().equals(VIRGINIA) ? FRANKFURT : VIRGINIA;
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("took too long", other));
    }

    @Test
    void anAccountThatHasNotEnabledOurRegionIsAskedInOneThatEveryAccountHas() throws Exception {
        put(FRANKFURT, queue("orders"));
        admin.addFault(Fault.of(Fault.Kind.DENY).inAccount(customer.awsAccount).inRegion("ap-east-1"));

        Outcome outcome =
                scannerAt("ap-east-1").scan(customer.scanRequest(), (region, resources) -> found.addAll(resources));

        assertThat(outcome.failures()).isEmpty();
        assertThat(found).hasSize(1);
    }

    private AccountScanner scannerAt(String home) {
        return new AccountScanner(
                sessions,
                clients,
                new CallRates(1, System::nanoTime),
                Catalog.shipped(),
                new Region(home),
                new Retries(2, Duration.ofMillis(10)),
                () -> now);
    }

    private Outcome scan(String... customNamespaces) throws InterruptedException {
        found.clear();
        return scanner.scan(customer.scanRequest(customNamespaces), (region, resources) -> found.addAll(resources));
    }

    private void put(String region, ResourceDefinition... resources) {
        admin.putResources(customer.awsAccount, region, resources);
    }

    private static ResourceDefinition queue(String name) {
        return ResourceDefinition.one(
                name,
                "AWS/SQS",
                Map.of("QueueName", name),
                SINCE,
                MetricDefinition.every(60, "NumberOfMessagesSent", "Count"));
    }

    private ResourceDefinition tagged(ResourceDefinition queue) {
        return queue.withArn("arn:aws:sqs:eu-central-1:" + customer.awsAccount + ":orders")
                .withTags(Map.of("team", "shop"));
    }
}
