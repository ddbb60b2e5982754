package dev.rolewatch.contracts.scan;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Instant;
import java.util.List;

/**
 * The value of the {@code scan-requests} topic: look at everything that runs in this account.
 *
 * @param partition the AWS partition of the account, such as {@code aws}
 */
public record ScanRequest(
        String scanId,
        AccountId account,
        AwsAccountId awsAccount,
        String partition,
        List<String> customNamespaces,
        Instant at) {
    public ScanRequest {
        customNamespaces = List.copyOf(customNamespaces);
    }
}
