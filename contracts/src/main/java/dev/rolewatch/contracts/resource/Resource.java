package dev.rolewatch.contracts.resource;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of the {@code resources} topic: something that runs in an account, with what people know it by. Its key is
 * {@link #key(AccountId, ResourceId)}; a resource that is gone is a tombstone.
 *
 * @param arn null when neither the tagging API nor the catalog's pattern tells it
 * @param name what people call it: its Name tag, or the last part of its dimensions
 * @param metadata what describe calls tell, such as an instance's type and state
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
        Instant lastSeen) {

    public Resource {
        tags = sorted(tags);
        metadata = sorted(metadata);
    }

    /** The record key on the {@code resources} topic. */
    public static String key(AccountId account, ResourceId id) {
        return account + "/" + id.key();
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return java.util.Collections.unmodifiableSortedMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
    }
}
