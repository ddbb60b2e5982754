package dev.rolewatch.contracts.metrics;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import java.util.List;

/** The value of the {@code metrics} topic before it is encoded by {@link OtlpMetrics}: points of one account's Region. */
public record MetricsBatch(
        TenantId tenant, AccountId account, AwsAccountId awsAccount, Region region, List<ResourcePoints> resources) {
    public MetricsBatch {
        resources = List.copyOf(resources);
    }

    /** The record key on the {@code metrics} topic. */
    public String key() {
        return account + "/" + region;
    }
}
