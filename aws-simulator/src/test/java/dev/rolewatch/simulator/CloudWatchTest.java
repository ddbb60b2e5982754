package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.cloudwatch.LatenessProfile;
import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class CloudWatchTest extends CloudWatchFixture {
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

    private static double samplesAt(Customer customer, SeriesTruth.Point point, Instant now, MetricDataQuery query) {
        customer.admin().stopClock(now);
        MetricDataResult result = read(customer, query).get(0);
        int at = result.timestamps().indexOf(point.timestamp());
        return at < 0 ? 0 : result.values().get(at);
    }

    private static String refusal(CloudWatchClient client, GetMetricDataRequest.Builder request) {
        var refusal = catchThrowableOfType(CloudWatchException.class, () -> client.getMetricData(request.build()));
        return refusal.awsErrorDetails().errorCode() + " " + refusal.statusCode();
    }
}
