package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewatch.simulator.admin.SimulatorAdminException;
import dev.rolewatch.simulator.billing.Bill;
import dev.rolewatch.simulator.billing.Bill.ApiUse;
import dev.rolewatch.simulator.faults.Fault;
import dev.rolewatch.simulator.faults.Fault.Kind;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.quota.Quotas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Quotas, injected faults and the bill. */
class LimitsTest {
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
    void aQuotaIsUsedUpInOneAccountAndRegionAndInNoOther() {
        var busy = new Customer(simulator);
        var idle = new Customer(simulator);
        simulator.admin().setQuota(busy.account, "ListMetrics", new Quota(0.001, 2));
        simulator.admin().setQuota(idle.account, "ListMetrics", new Quota(0.001, 2));
        CloudWatchClient client = cloudWatch(busy);

        client.listMetrics();
        client.listMetrics();

        assertThat(refusal(client)).isEqualTo("400 Throttling Rate exceeded");
        assertThat(simulator.admin().bill(busy.account).api("ListMetrics")).isEqualTo(new ApiUse(2, 1, 0, 0));
        assertThat(cloudWatch(idle).listMetrics().metrics()).isEmpty();
        assertThat(new Clients(simulator.endpoint(), "us-east-1")
                        .cloudWatch(busy.session())
                        .listMetrics()
                        .metrics())
                .isEmpty();
    }

    @Test
    void theVolumeOfPointsIsLimitedByWhatIsAskedForNotByWhatThereIs() {
        var customer = new Customer(simulator);
        simulator.admin().setQuota(customer.account, Quotas.RECENT_DATAPOINTS, new Quota(0.001, 100));
        CloudWatchClient client = cloudWatch(customer);

        client.getMetricData(request(10, 1, Duration.ofMinutes(11)));

        var throttled = catchThrowableOfType(
                CloudWatchException.class, () -> client.getMetricData(request(1, 1, Duration.ofMinutes(1))));
        assertThat(throttled.isThrottlingException()).isTrue();
        assertThat(client.getMetricData(request(1, 1, Duration.ofHours(5))).metricDataResults())
                .hasSize(1);
    }

    @Test
    void theBillCountsMetricsBothWays() {
        var customer = new Customer(simulator);
        CloudWatchClient client = cloudWatch(customer);

        client.getMetricData(request(10, 5, Duration.ofMinutes(5)));
        client.getMetricData(request(1, 6, Duration.ofMinutes(5)));
        client.listMetrics();

        Bill bill = simulator.admin().bill(customer.account);
        assertThat(bill.metrics()).isEqualTo(10 + 2);
        assertThat(bill.statistics()).isEqualTo(50 + 6);
        assertThat(bill.api("GetMetricData").answered()).isEqualTo(2);
        assertThat(bill.dollarsAtLeast()).isEqualTo(12 * 0.01 / 1000);
        assertThat(bill.dollarsAtMost()).isEqualTo(57 * 0.01 / 1000);
    }

    @Test
    void faultsHitOnlyWhatTheyNameAndAsOftenAsTheySay() {
        var customer = new Customer(simulator);
        var other = new Customer(simulator);
        CloudWatchClient client = cloudWatch(customer);
        CloudWatchClient elsewhere = new Clients(simulator.endpoint(), "us-east-1").cloudWatch(customer.session());
        CloudWatchClient others = cloudWatch(other);
        for (Kind kind : new Kind[] {Kind.THROTTLE, Kind.DENY, Kind.INTERNAL_ERROR, Kind.UNAVAILABLE}) {
            simulator
                    .admin()
                    .addFault(Fault.of(kind)
                            .inAccount(customer.account)
                            .inRegion(Customer.REGION)
                            .onApi("ListMetrics")
                            .times(1));
        }

        assertThat(others.listMetrics().metrics()).isEmpty();
        assertThat(elsewhere.listMetrics().metrics()).isEmpty();
        assertThat(client.getMetricData(request(1, 1, Duration.ofMinutes(1))).metricDataResults())
                .hasSize(1);
        assertThat(List.of(refusal(client), refusal(client), refusal(client), refusal(client)))
                .containsExactly(
                        "400 Throttling Rate exceeded",
                        "403 AccessDenied Access denied by an injected fault",
                        "500 InternalServiceError An internal error, by an injected fault",
                        "503 ServiceUnavailable Service unavailable, by an injected fault");
        assertThat(client.listMetrics().metrics()).isEmpty();
    }

    @Test
    void connectionsAreCutAndAnswersComeLate() {
        var customer = new Customer(simulator);
        CloudWatchClient client = cloudWatch(customer);
        long cut = simulator.admin().addFault(Fault.of(Kind.CUT).inAccount(customer.account));
        assertThatThrownBy(client::listMetrics).isInstanceOf(SdkClientException.class);
        simulator.admin().removeFault(cut);
        simulator
                .admin()
                .addFault(Fault.latency(Duration.ofMillis(300))
                        .inAccount(customer.account)
                        .times(1));

        Instant before = Instant.now();
        client.listMetrics();

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theAdminApiSaysWhatIsWrong() {
        assertThatThrownBy(() -> simulator.admin().putAccount("12", "us-east-1"))
                .isInstanceOf(SimulatorAdminException.class)
                .hasMessageContaining("An account id has 12 digits: 12");
        assertThatThrownBy(() -> new Customer(
                        simulator,
                        role -> role.withPolicy(
                                "p", "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"May\"}}")))
                .hasMessageContaining("Effect must be Allow or Deny");
    }

    private static CloudWatchClient cloudWatch(Customer customer) {
        return customer.clients().cloudWatch(customer.session());
    }

    private static String refusal(CloudWatchClient client) {
        var refusal = catchThrowableOfType(CloudWatchException.class, client::listMetrics);
        return refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode() + " "
                + refusal.awsErrorDetails().errorMessage();
    }

    /** Minutely points of the time from that long ago until now. */
    private static GetMetricDataRequest request(int metrics, int statisticsEach, Duration back) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < metrics * statisticsEach; i++) {
            String metric = "M" + i / statisticsEach;
            String statistic = "p" + i % statisticsEach;
            queries.add(MetricDataQuery.builder()
                    .id("q" + i)
                    .metricStat(stat -> stat.metric(m -> m.namespace("Own").metricName(metric))
                            .stat(statistic)
                            .period(60))
                    .build());
        }
        Instant now = simulator.admin().now();
        return GetMetricDataRequest.builder()
                .startTime(now.minus(back))
                .endTime(now)
                .metricDataQueries(queries)
                .build();
    }
}
