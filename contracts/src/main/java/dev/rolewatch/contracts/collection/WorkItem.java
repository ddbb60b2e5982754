package dev.rolewatch.contracts.collection;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of the {@code work-items} topic: read these metrics of one resource over this window.
 *
 * @param itemId names this item; its report names it too
 * @param cadence how often these metrics are asked for; a resource has one outstanding item for each cadence
 * @param arn null when unknown
 * @param window at least this is to be read; what was published since may be read too
 * @param shard of the account that the resource belongs to: what the account's quotas allow in a Region is split evenly
 *     over its shards, so that collectors keep to it together without knowing of each other
 */
public record WorkItem(
        String itemId,
        AccountId account,
        TenantId tenant,
        AwsAccountId awsAccount,
        ResourceId resource,
        String arn,
        SortedMap<String, String> tags,
        Duration cadence,
        Window window,
        List<MetricToRead> metrics,
        Instant issuedAt,
        Shard shard) {

    public WorkItem {
        tags = java.util.Collections.unmodifiableSortedMap(tags == null ? new TreeMap<>() : new TreeMap<>(tags));
        metrics = List.copyOf(metrics);
        shard = shard == null ? Shard.WHOLE : shard;
    }

    /** The record key. */
    public String key() {
        return key(account, resource, shard.number());
    }

    /** The record key: items of one shard of an account's Region are read together, by one collector. */
    public static String key(AccountId account, ResourceId resource, int shard) {
        return account + "/" + resource.region() + "/" + shard;
    }
}
