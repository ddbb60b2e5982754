package dev.rolewatch.contracts.resource;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of the {@code resources} topic: something that runs in an account, with what people know it by. Its key is
 * {@link #key(AccountId, ResourceId)}; a resource that is gone is a tombstone. The record has the headers of
 * {@link ResourceHeaders}.
 *
 * @param arn null when neither the tagging API nor the catalog's pattern tells it
 * @param name what people call it: its Name tag, or the last part of its dimensions
 * @param metadata what describe calls tell, such as an instance's type and state
 * @param firstSeen by the scan that found it
 * @param lastSeen by the latest scan that changed this record; a resource that stays as it is is told again once a day
 * @param metrics the names of the metrics that it publishes at present, whether they are read or not
 * @param read whether its metrics are read: its owner may have chosen otherwise
 */
public record Resource(
        AccountId account,
        TenantId tenant,
        AwsAccountId awsAccount,
        ResourceId id,
        String arn,
        String name,
        SortedMap<String, String> tags,
        SortedMap<String, String> metadata,
        Instant firstSeen,
        Instant lastSeen,
        List<String> metrics,
        boolean read) {

    public Resource {
        tags = sorted(tags);
        metadata = sorted(metadata);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }

    /** The record key on the {@code resources} topic. */
    public static String key(AccountId account, ResourceId id) {
        return account + "/" + id.key();
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return java.util.Collections.unmodifiableSortedMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
    }
}
