package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.billing.Bills;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.quota.Quotas;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** GetMetricData, for metrics with one statistic each; expressions are refused. */
public final class GetMetricData {
    private static final int MAX_POINTS = 100_800;
    /** As many statistics of one metric in one call are billed as one metric, says the price page. */
    private static final int STATISTICS_PER_METRIC = 5;

    private final Accounts accounts;
    private final SeriesCatalog catalog;
    private final Quotas quotas;
    private final Bills bills;

    public GetMetricData(Accounts accounts, SeriesCatalog catalog, Quotas quotas, Bills bills) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.quotas = quotas;
        this.bills = bills;
    }

    public GetMetricDataResponse handle(Call call, GetMetricDataRequest request) {
        var inventory = accounts.inventory(call.accountId(), call.region());
        MetricDataPlan plan = new MetricDataPlanner(call, inventory, catalog).plan(request);
        String volume = plan.range().isRecent() ? Quotas.RECENT_DATAPOINTS : Quotas.OLDER_DATAPOINTS;
        long estimated = Math.min(MAX_POINTS, plan.estimatedPoints());
        quotas.take(call.accountId(), call.region(), volume, estimated);
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        var page = new MetricDataPage(plan, ascending, positionOf(call, request), capacityOf(request));
        count(call, request, page);
        return GetMetricDataResponse.builder()
                .metricDataResults(page.results())
                .messages(List.of())
                .nextToken(page.next().map(PagePosition::token).orElse(null))
                .build();
    }

    private static PagePosition positionOf(Call call, GetMetricDataRequest request) {
        int fingerprint = request.toBuilder().nextToken(null).build().hashCode();
        return request.nextToken() == null || request.nextToken().isEmpty()
                ? new PagePosition(0, 0, call.now().toEpochMilli(), fingerprint)
                : PagePosition.parse(request.nextToken(), fingerprint);
    }

    private static int capacityOf(GetMetricDataRequest request) {
        if (request.maxDatapoints() == null) {
            return MAX_POINTS;
        }
        if (request.maxDatapoints() < 1 || request.maxDatapoints() > MAX_POINTS) {
            throw AwsException.validation("The parameter MaxDatapoints must be between 1 and " + MAX_POINTS + ".");
        }
        return request.maxDatapoints();
    }

    private void count(Call call, GetMetricDataRequest request, MetricDataPage page) {
        Map<Object, Integer> statisticsOfMetric = new HashMap<>();
        for (MetricDataQuery query : request.metricDataQueries()) {
            statisticsOfMetric.merge(query.metricStat().metric(), 1, Integer::sum);
        }
        long metrics = statisticsOfMetric.values().stream()
                .mapToLong(statistics -> Periods.ceilDiv(statistics, STATISTICS_PER_METRIC))
                .sum();
        bills.of(call.accountId())
                .metricData(metrics, request.metricDataQueries().size(), page.points());
    }
}
