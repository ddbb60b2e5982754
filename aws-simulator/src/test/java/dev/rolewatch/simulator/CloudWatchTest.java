package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Through the SDK's client, which speaks rpc-v2-cbor with CloudWatch. */
class CloudWatchTest {
    private static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(400));

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
    void theStatisticsOfAMetricAreThoseOfTheTruth() {
        var customer = new Customer(simulator);
        queues(customer, 3);

        List<MetricDataResult> results = read(
                customer,
                query("n", "queue-1", "SampleCount", 60),
                query("s", "queue-1", "Sum", 60),
                query("a", "queue-1", "Average", 60),
                query("lo", "queue-1", "Minimum", 60),
                query("hi", "queue-1", "Maximum", 60),
                query("p", "queue-1", "p90", 60));

        SeriesTruth truth = truth(customer, "queue-1", 60);
        assertThat(truth.points()).hasSize(5);
        assertThat(results).extracting(MetricDataResult::statusCode).containsOnly(StatusCode.COMPLETE);
        assertThat(results.get(0).timestamps())
                .isEqualTo(truth.points().stream()
                        .map(SeriesTruth.Point::timestamp)
                        .toList());
        for (int i = 0; i < 5; i++) {
            SeriesTruth.Point point = truth.points().get(i);
            int at = i;
            assertThat(results.stream().map(result -> result.values().get(at)))
                    .containsExactly(
                            (double) point.sampleCount(),
                            point.sum(),
                            point.average(),
                            point.minimum(),
                            point.maximum(),
                            point.percentiles().get("p90"));
        }
    }

    @Test
    void aLongerPeriodAggregatesAndAShorterOneThanTheMetricsOwnDoesNotInvent() {
        var customer = new Customer(simulator);
        queues(customer, 1);
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.one(
                                "slow", "Slow", Map.of(), LONG_AGO, MetricDefinition.every(300, "Depth", "Count")));

        var fiveMinutes = read(customer, query("q", "queue-0", "Sum", 300)).get(0);
        var minutes = read(customer, query("q", "queue-0", "Sum", 60)).get(0);
        var slow = read(
                        customer,
                        MetricDataQuery.builder()
                                .id("q")
                                .metricStat(stat -> stat.metric(
                                                m -> m.namespace("Slow").metricName("Depth"))
                                        .stat("Sum")
                                        .period(60))
                                .build())
                .get(0);

        assertThat(fiveMinutes.values())
                .containsExactly(minutes.values().stream().mapToDouble(v -> v).sum());
        assertThat(slow.timestamps()).containsExactly(NOON.minusSeconds(300));
    }

    @Test
    void aMetricThatDoesNotExistIsCompleteAndEmpty() {
        var customer = new Customer(simulator);

        var result = read(customer, query("q", "queue-0", "Sum", 60)).get(0);

        assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(result.values()).isEmpty();
    }

    @Test
    void pagesGoOnWhereTheLastOneStopped() {
        var customer = new Customer(simulator);
        queues(customer, 3);
        GetMetricDataRequest request = request(
                        query("a", "queue-0", "Sum", 60),
                        query("b", "queue-1", "Sum", 60),
                        query("c", "queue-2", "Sum", 60))
                .maxDatapoints(4)
                .build();
        CloudWatchClient client = customer.clients().cloudWatch(customer.session());

        var first = client.getMetricData(request);
        Map<String, List<Double>> paged = new HashMap<>();
        client.getMetricDataPaginator(request)
                .metricDataResults()
                .forEach(result -> paged.computeIfAbsent(result.id(), id -> new ArrayList<>())
                        .addAll(result.values()));

        assertThat(first.metricDataResults())
                .extracting(MetricDataResult::statusCode)
                .containsOnly(StatusCode.PARTIAL_DATA);
        read(customer, request.metricDataQueries().toArray(MetricDataQuery[]::new))
                .forEach(whole -> assertThat(paged.get(whole.id())).isEqualTo(whole.values()));
        assertThat(refusal(client, request(query("a", "queue-0", "Sum", 60)).nextToken(first.nextToken())))
                .isEqualTo("InvalidNextToken 400");
    }

    @Test
    void requestsBeyondTheLimitsAreRefused() {
        var customer = new Customer(simulator);
        CloudWatchClient client = customer.clients().cloudWatch(customer.session());
        MetricDataQuery[] tooMany = new MetricDataQuery[501];
        for (int i = 0; i < tooMany.length; i++) {
            tooMany[i] = query("q" + i, "queue-0", "Sum", 60);
        }

        assertThat(refusal(client, request(tooMany))).isEqualTo("ValidationError 400");
        assertThat(refusal(client, request(query("Q", "queue-0", "Sum", 60)))).isEqualTo("ValidationError 400");
        assertThat(refusal(client, request(query("q", "queue-0", "Sum", 90)))).isEqualTo("ValidationError 400");
        assertThat(refusal(client, request(query("q", "queue-0", "Mode", 60)))).isEqualTo("ValidationError 400");
        assertThat(refusal(client, request(query("q", "x", "Sum", 60), query("q", "y", "Sum", 60))))
                .isEqualTo("ValidationError 400");
    }

    @Test
    void listMetricsReturnsEveryMetricOnceInPagesOf500() {
        var customer = new Customer(simulator);
        queues(customer, 777);
        CloudWatchClient client = customer.clients().cloudWatch(customer.session());

        Set<Object> seen = new HashSet<>();
        var pages = client
                .listMetricsPaginator(request -> request.namespace("AWS/SQS").recentlyActive(RecentlyActive.PT3_H))
                .stream()
                .toList();
        pages.forEach(page -> seen.addAll(page.metrics()));

        assertThat(pages).extracting(page -> page.metrics().size()).containsExactly(500, 500, 500, 54);
        assertThat(seen).hasSize(777 * 2);
        assertThat(client.listMetrics(request -> request.dimensions(DimensionFilter.builder()
                                .name("QueueName")
                                .value("queue-700")
                                .build()))
                        .metrics())
                .extracting(metric -> metric.metricName())
                .containsExactly("Sent", "Depth");
    }

    @Test
    void aDailyMetricHasOnePointADayAndIsRecentlyActiveOnlyAfterIt() {
        try (var own = AwsSimulator.start(0)) {
            var customer = new Customer(own);
            Instant midnight = NOON.minus(Duration.ofHours(12));
            own.admin()
                    .putResources(
                            customer.account,
                            Customer.REGION,
                            ResourceDefinition.one(
                                    "logs",
                                    "AWS/S3",
                                    Map.of("BucketName", "logs"),
                                    LONG_AGO,
                                    MetricDefinition.every(86_400, "BucketSizeBytes", "Bytes")
                                            .with("StorageType", "StandardStorage")));
            CloudWatchClient client = customer.clients().cloudWatch(customer.session());
            own.admin().stopClock(midnight.plus(Duration.ofHours(9)));
            var recent = client.listMetrics(request -> request.recentlyActive(RecentlyActive.PT3_H));
            own.admin().stopClock(NOON);

            assertThat(recent.metrics()).hasSize(1);
            assertThat(client.listMetrics(request -> request.recentlyActive(RecentlyActive.PT3_H))
                            .metrics())
                    .isEmpty();
            assertThat(client.listMetrics().metrics()).isEqualTo(recent.metrics());
            var result = client.getMetricData(request -> request.startTime(midnight.minus(Duration.ofDays(3)))
                            .endTime(NOON)
                            .metricDataQueries(MetricDataQuery.builder()
                                    .id("q")
                                    .metricStat(
                                            stat -> stat.metric(recent.metrics().get(0))
                                                    .stat("Average")
                                                    .period(86_400))
                                    .build()))
                    .metricDataResults()
                    .get(0);
            assertThat(result.timestamps())
                    .containsExactly(
                            midnight.minus(Duration.ofDays(1)),
                            midnight.minus(Duration.ofDays(2)),
                            midnight.minus(Duration.ofDays(3)));
        }
    }

    @Test
    void pointsComeLateAndChangeUntilTheySettle() {
        try (var own = AwsSimulator.start(0)) {
            var customer = new Customer(own);
            queues(customer, 1);
            own.admin()
                    .setLateness(
                            "AWS/SQS",
                            new LatenessProfile(
                                    Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(5), 1));
            SeriesTruth.Point point = truth(customer, "queue-0", 60).points().stream()
                    .filter(each -> each.settledAt().isAfter(each.visibleAt()))
                    .findFirst()
                    .orElseThrow();
            var query = query("n", "queue-0", "SampleCount", 60);

            assertThat(samplesAt(customer, point, point.visibleAt().minusMillis(1), query))
                    .isZero();
            assertThat(samplesAt(customer, point, point.visibleAt(), query)).isBetween(1.0, point.sampleCount() - 1.0);
            assertThat(samplesAt(customer, point, point.settledAt(), query)).isEqualTo(point.sampleCount());
        }
    }

    @Test
    void whoeverMayNotReadIsToldInAwssWords() {
        String onlyList = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cloudwatch:List*", "Resource": "*"}}""";
        var customer = new Customer(simulator, role -> role.withPolicy("metrics", onlyList));
        var narrowed = new Customer(simulator);
        var narrow =
                Clients.of(narrowed.assume(request -> request.policy(onlyList)).credentials());

        String user = "User: arn:aws:sts::%s:assumed-role/RolewatchReader/rolewatch is not authorized to perform:"
                + " cloudwatch:GetMetricData because no %s policy allows the cloudwatch:GetMetricData action";
        assertThat(denial(customer.clients().cloudWatch(customer.session())))
                .isEqualTo(user.formatted(customer.account, "identity-based"));
        assertThat(denial(narrowed.clients().cloudWatch(narrow)))
                .isEqualTo(user.formatted(narrowed.account, "session"));
    }

    @Test
    void revokedSessionsAreDeniedAndNewOnesAreNot() {
        try (var own = AwsSimulator.start(0)) {
            var customer = new Customer(own);
            CloudWatchClient old = customer.clients().cloudWatch(customer.session());
            own.admin().shiftClock(Duration.ofSeconds(5));
            own.admin().revokeSessions(customer.account, Customer.ROLE);

            assertThat(denial(old)).endsWith("with an explicit deny in an identity-based policy");
            assertThat(customer.clients()
                            .cloudWatch(customer.session())
                            .listMetrics()
                            .metrics())
                    .isEmpty();
        }
    }

    private static double samplesAt(Customer customer, SeriesTruth.Point point, Instant now, MetricDataQuery query) {
        customer.admin().stopClock(now);
        MetricDataResult result = read(customer, query).get(0);
        int at = result.timestamps().indexOf(point.timestamp());
        return at < 0 ? 0 : result.values().get(at);
    }

    private static String denial(CloudWatchClient client) {
        var denied = catchThrowableOfType(
                CloudWatchException.class,
                () -> client.getMetricData(
                        request(query("q", "queue-0", "Sum", 60)).build()));
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        return denied.awsErrorDetails().errorMessage();
    }

    private static String refusal(CloudWatchClient client, GetMetricDataRequest.Builder request) {
        var refusal = catchThrowableOfType(CloudWatchException.class, () -> client.getMetricData(request.build()));
        return refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode();
    }

    private static void queues(Customer customer, int count) {
        customer.admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.many(
                                "queues",
                                count,
                                "AWS/SQS",
                                Map.of("QueueName", "queue-{i}"),
                                LONG_AGO,
                                MetricDefinition.every(60, "Sent", "Count"),
                                MetricDefinition.every(60, "Depth", "Count")));
    }

    private static SeriesTruth truth(Customer customer, String queue, int period) {
        TruthQuery query = TruthQuery.of(customer.account, NOON.minusSeconds(300), NOON)
                .ofMetric("AWS/SQS", "Sent")
                .every(period)
                .withPercentiles("p90");
        try (var series = customer.admin().truth(query)) {
            return series.filter(each -> each.dimensions().containsValue(queue))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<MetricDataResult> read(Customer customer, MetricDataQuery... queries) {
        return customer.clients()
                .cloudWatch(customer.session())
                .getMetricData(request(queries).build())
                .metricDataResults();
    }

    private static GetMetricDataRequest.Builder request(MetricDataQuery... queries) {
        return GetMetricDataRequest.builder()
                .startTime(NOON.minusSeconds(300))
                .endTime(NOON)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(queries);
    }

    private static MetricDataQuery query(String id, String queue, String statistic, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric -> metric.namespace("AWS/SQS")
                                .metricName("Sent")
                                .dimensions(Dimension.builder()
                                        .name("QueueName")
                                        .value(queue)
                                        .build()))
                        .stat(statistic)
                        .period(period))
                .build();
    }
}
