package dev.rolewatch.discovery.aws;

import static dev.rolewatch.discovery.aws.SimulatedCustomer.FRANKFURT;
import static dev.rolewatch.discovery.aws.SimulatedCustomer.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.scan.TaggedArn;
import dev.rolewatch.discovery.aws.AccountScanner.Outcome;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a scan finds, and in what order it tells it. */
class AccountScannerTest extends ScannerFixture {
    private static final ResourceId ORDERS = ResourceId.of(IN_FRANKFURT, "AWS/SQS", Map.of("QueueName", "orders"));

    @Test
    void resourcesThatWereNeverTaggedAreFoundByTheirMetrics() throws Exception {
        put(FRANKFURT, queue("orders"));

        Outcome outcome = scan();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.looked()).containsExactlyInAnyOrder(IN_FRANKFURT, IN_VIRGINIA);
        assertThat(seen.metrics()).containsExactly(Map.entry(ORDERS, List.of("NumberOfMessagesSent")));
        assertThat(seen.tagged()).isEmpty();
    }

    @Test
    void tagsAreToldByArnWithTheResourceThatItNames() throws Exception {
        String arn = "arn:aws:sqs:eu-central-1:" + customer.awsAccount + ":orders";
        put(FRANKFURT, queue("orders").withArn(arn).withTags(Map.of("team", "shop")));

        scan();

        assertThat(seen.tagged()).containsExactly(new TaggedArn(arn, Map.of("team", "shop"), ORDERS));
        assertThat(seen.looked(IN_FRANKFURT).tagsKnown()).isTrue();
    }

    @Test
    void aRegionIsToldByItsMetricsThenItsTagsThenByWhatTheServicesDescribeAndThatThisWasAll() throws Exception {
        String arn = "arn:aws:ec2:eu-central-1:" + customer.awsAccount + ":instance/i-0123456789abcdef0";
        put(FRANKFURT, instance().withArn(arn).withTags(Map.of("Name", "web")));

        scan(customer.only(IN_FRANKFURT));

        assertThat(seen.results)
                .extracting(result -> result instanceof ScanResult.Found found
                        ? found.source().name()
                        : result.getClass().getSimpleName())
                .containsExactly(Source.METRICS.name(), "Tagged", Source.DESCRIBED.name(), "Looked");
        assertThat(seen.results)
                .allSatisfy(result -> assertThat(result.scanId()).isEqualTo(customer.scanId));
        assertThat(seen.looked(IN_FRANKFURT).at()).isEqualTo(now);
    }

    @Test
    void whatIsOnAPageIsToldBeforeTheNextPageIsAskedFor() throws Exception {
        put(FRANKFURT, queues(1_700));
        List<Long> pagesAskedFor = new ArrayList<>();

        scanner.scan(customer.only(IN_FRANKFURT), result -> {
            if (result instanceof ScanResult.Found found && found.source() == Source.METRICS) {
                pagesAskedFor.add(
                        admin.bill(customer.awsAccount).api("ListMetrics").answered());
            }
        });

        assertThat(pagesAskedFor).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void everyRequestThatListsMetricsIsCountedByRegion() throws Exception {
        put(FRANKFURT, queues(1_700));
        put(VIRGINIA, queue("orders"));
        admin.addFault(Fault.of(Fault.Kind.THROTTLE)
                .onApi("ListMetrics")
                .inRegion(VIRGINIA)
                .inAccount(customer.awsAccount)
                .times(1));

        Outcome outcome = scan();

        long answered = admin.bill(customer.awsAccount).api("ListMetrics").answered();
        assertThat(outcome.listMetricsRequests()).containsOnlyKeys(FRANKFURT, VIRGINIA);
        assertThat(outcome.listMetricsRequests().get(FRANKFURT)).isGreaterThan(4);
        assertThat(outcome.listMetricsRequests().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum())
                .isEqualTo(answered + 1);
    }

    @Test
    void anAccountOfManyThousandsIsToldInMessagesThatFitIntoKafka() throws Exception {
        put(FRANKFURT, queues(20_000));
        AtomicInteger largest = new AtomicInteger();
        AtomicInteger listed = new AtomicInteger();

        scanner.scan(customer.only(IN_FRANKFURT), result -> {
            largest.accumulateAndGet(Json.write(result).length, Math::max);
            if (result instanceof ScanResult.Found found && found.source() == Source.METRICS) {
                listed.addAndGet(found.resources().size());
            }
        });

        assertThat(listed).hasValue(20_000);
        assertThat(largest.get()).isBetween(10_000, 1_000_000);
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

        // For some hours after a day's point has come the metric was active lately too, and is found twice.
        assertThat(seen.metrics())
                .hasEntrySatisfying(
                        ResourceId.of(
                                IN_FRANKFURT, "AWS/S3", Map.of("BucketName", "logs", "StorageType", "StandardStorage")),
                        found -> assertThat(found).containsOnly("BucketSizeBytes"));
    }

    @Test
    void namespacesOutsideTheCatalogAreReadOnlyIfTheCustomerChoseThemAndAreCountedIfNot() throws Exception {
        put(
                FRANKFURT,
                ResourceDefinition.one(
                        "shop",
                        "Shop",
                        Map.of("Page", "cart"),
                        SINCE,
                        MetricDefinition.every(60, "Orders", "Count"),
                        MetricDefinition.every(60, "Returns", "Count")));

        assertThat(scan().outside()).containsExactly(Map.entry("Shop", 2));
        assertThat(seen.metrics()).isEmpty();

        assertThat(scan("Shop").outside()).isEmpty();
        assertThat(seen.metrics())
                .hasEntrySatisfying(
                        ResourceId.of(IN_FRANKFURT, "Shop", Map.of("Page", "cart")),
                        metrics -> assertThat(metrics).containsExactlyInAnyOrder("Orders", "Returns"));
    }

    @Test
    void thatAResourceHasMoreMetricsThanAreReadIsSaid() throws Exception {
        MetricDefinition[] many = new MetricDefinition[501];
        for (int i = 0; i < many.length; i++) {
            many[i] = MetricDefinition.every(60, "Orders of customer " + i, "Count");
        }
        put(FRANKFURT, ResourceDefinition.one("cart", "Shop", Map.of("Page", "cart"), SINCE, many));

        assertThat(scan("Shop").failures())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(FRANKFURT, "Shop", "cart", "501", "500"));
    }

    private static ResourceDefinition instance() {
        return ResourceDefinition.one(
                "web",
                "AWS/EC2",
                Map.of("InstanceId", "i-0123456789abcdef0"),
                SINCE,
                MetricDefinition.every(300, "CPUUtilization", "Percent"));
    }

    private static ResourceDefinition queues(int count) {
        return ResourceDefinition.many(
                "queue",
                count,
                "AWS/SQS",
                Map.of("QueueName", "queue-{i}"),
                SINCE,
                MetricDefinition.every(60, "NumberOfMessagesSent", "Count"));
    }
}
