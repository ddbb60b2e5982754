package dev.rolewatch.contracts.collection;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 */
public record CollectionReport(
        AccountId account,
        TenantId tenant,
        AwsAccountId awsAccount,
        Region region,
        Instant readAt,
        int calls,
        List<ItemOutcome> items) {
    public CollectionReport {
        items = List.copyOf(items);
    }

    /** What AWS bills for all of it, if five statistics of a metric count as one. */
    @JsonIgnore
    public long billedMetrics() {
        return items.stream().mapToLong(ItemOutcome::billedMetrics).sum();
    }

    /** What AWS bills for all of it, if each statistic counts as a metric. */
    @JsonIgnore
    public long billedStatistics() {
        return items.stream().mapToLong(ItemOutcome::billedStatistics).sum();
    }
}
