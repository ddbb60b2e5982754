package dev.rolewatch.contracts.account;

import java.time.Instant;
import java.util.List;

/**
 * The value of the {@code accounts} topic: one account as it is now. Written by account-service only.
 *
 * @param revision grows with every change of the account; a consumer keeps the highest
 * @param roleArn null while the customer has not given one
 * @param roleRevision the revision at which {@code roleArn} was given; what is learnt of a role names it, so that news of
 *     a role that was replaced in the meantime is not believed
 * @param customNamespaces namespaces outside the catalog that the customer chose to pay for
 */
public record Account(
        AccountId id,
        TenantId tenant,
        String name,
        long revision,
        AccountState state,
        ExternalId externalId,
        RoleArn roleArn,
        long roleRevision,
        List<String> customNamespaces,
        Instant createdAt) {

    public Account {
        customNamespaces = customNamespaces == null ? List.of() : List.copyOf(customNamespaces);
    }

    /** Whether Rolewatch may enter the account to find and read what is there. */
    public boolean collectable() {
        return state == AccountState.ACTIVE;
    }
}
