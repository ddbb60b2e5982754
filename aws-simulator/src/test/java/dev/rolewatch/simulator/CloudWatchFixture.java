package dev.rolewatch.simulator;

import dev.rolewatch.simulator.cloudwatch.SeriesTruth;
import dev.rolewatch.simulator.cloudwatch.TruthQuery;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Queues, and their metrics through the SDK's client, which speaks rpc-v2-cbor with CloudWatch. */
abstract class CloudWatchFixture {
    static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
    static final Instant LONG_AGO = NOON.minus(Duration.ofDays(400));

    static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    static void queues(Customer customer, int count) {
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

    static SeriesTruth truth(Customer customer, String queue, int period) {
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

    static List<MetricDataResult> read(Customer customer, MetricDataQuery... queries) {
        return customer.clients()
                .cloudWatch(customer.session())
                .getMetricData(request(queries).build())
                .metricDataResults();
    }

    static GetMetricDataRequest.Builder request(MetricDataQuery... queries) {
        return GetMetricDataRequest.builder()
                .startTime(NOON.minusSeconds(300))
                .endTime(NOON)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(queries);
    }

    static MetricDataQuery query(String id, String queue, String statistic, int period) {
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
