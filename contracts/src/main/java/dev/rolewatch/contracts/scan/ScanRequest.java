package dev.rolewatch.contracts.scan;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import java.time.Instant;
import java.util.List;

/**
 * The value of the {@code scan-requests} topic: look at everything that runs in this account.
 *
 * @param partition the AWS partition of the account, such as {@code aws}
 * @param regions the only Regions to look at; empty for all that the account has enabled
 * @param lookedAt Regions that an earlier attempt of the same scan has looked at whole already
 */
public record ScanRequest(
        String scanId,
        AccountId account,
        AwsAccountId awsAccount,
        String partition,
        List<String> customNamespaces,
        Instant at,
        List<Region> regions,
        List<Region> lookedAt) {
    public ScanRequest {
        customNamespaces = List.copyOf(customNamespaces);
        regions = regions == null ? List.of() : List.copyOf(regions);
        lookedAt = lookedAt == null ? List.of() : List.copyOf(lookedAt);
    }
}
