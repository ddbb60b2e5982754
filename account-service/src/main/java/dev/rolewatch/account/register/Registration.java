package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What was said when an account was registered, and does not change.
 *
 * @param expectedAwsAccount the only AWS account that may be connected here; empty if any may
 * @param expectedPartition the only partition that it may be in, such as {@code aws-cn}; empty if it may be in any
 */
public record Registration(
        AccountId id,
        TenantId tenant,
        Optional<AwsAccountId> expectedAwsAccount,
        Optional<String> expectedPartition,
        Instant at) {
    /** The AWS account that is connected, or is to be; empty while nobody has said which. */
    Optional<AwsAccountId> awsAccount(Connection connection) {
        return expectedAwsAccount.or(() -> connection.entry().flatMap(Entry::awsAccount));
    }

    /** The partition that the account is in; empty while nobody has said which. */
    Optional<String> partition(Connection connection) {
        return connection.entry().map(Entry::partition).or(() -> expectedPartition);
    }
}
