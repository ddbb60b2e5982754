package dev.rolewatch.contracts.collection;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * The value of the {@code collection-reports} topic: what became of the work items that were read together, in one Kafka
 * transaction with the metrics themselves.
 *
 * @param readAt when CloudWatch was asked
 * @param calls GetMetricData requests that were sent, pages included
 * @param billedStatistics what AWS would bill if each statistic counted as a metric, the upper end of the range that
 *     {@link ItemOutcome}'s billedMetrics begins
 */
public record CollectionReport(
        AccountId account,
        TenantId tenant,
        AwsAccountId awsAccount,
        Region region,
        Instant readAt,
        int calls,
        int billedStatistics,
        List<ItemOutcome> items) {
    public CollectionReport {
        items = List.copyOf(items);
    }
}
