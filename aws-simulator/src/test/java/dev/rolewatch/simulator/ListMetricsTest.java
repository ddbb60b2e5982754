package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

class ListMetricsTest extends CloudWatchFixture {
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
}
