package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What lists show of an account. All that the register knows of it, {@link RegisteredAccount}, takes several times as long to
 * read, and a page has a hundred of them.
 *
 * @param problem as {@link RegisteredAccount#problem()}
 * @param resources as {@link Inventory#counted()}
 * @param scannedAt as {@link Inventory#scannedAt()}
 */
public record ListedAccount(
        Registration registration,
        String name,
        ExternalId externalId,
        long revision,
        Connection connection,
        Optional<Problem> problem,
        Optional<Long> resources,
        Instant scannedAt,
        Usage usage) {
    public AccountId id() {
        return registration.id();
    }

    public TenantId tenant() {
        return registration.tenant();
    }

    public Instant createdAt() {
        return registration.at();
    }

    /** As {@link RegisteredAccount#awsAccount()}. */
    public Optional<AwsAccountId> awsAccount() {
        return registration.awsAccount(connection);
    }

    /** As {@link RegisteredAccount#partition()}. */
    public Optional<String> partition() {
        return registration.partition(connection);
    }
}
