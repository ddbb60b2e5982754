package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of the {@code accounts} topic: one account as it is now. Written by account-service only.
 *
 * @param revision grows with every change of the account; a consumer keeps the highest
 * @param externalId what the role is assumed with
 * @param roleArn null while the customer has not given one, and if the account is connected by an access key
 * @param roleRevision the revision at which the role, or the access key, was given; what is learnt of it names it, so that
 *     news of one that was replaced in the meantime is not believed
 * @param customNamespaces namespaces outside the catalog that the customer chose to pay for
 * @param nextExternalId takes the place of {@code externalId} as soon as the role opens with it; until then both are
 *     tried. Null unless the external ID is being rotated
 * @param verifyRevision the revision at which somebody last asked that trust be proven: it is proven at once when this
 *     has grown
 * @param accessKey what the account is connected by instead of a role; null if it is not
 * @param awsAccount the AWS account that is entered: that of the role, or the one that the access key was found to belong
 *     to; null while it is not known
 * @param collect what of the account is looked at and read
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
        Instant createdAt,
        ExternalId nextExternalId,
        long verifyRevision,
        EncryptedAccessKey accessKey,
        AwsAccountId awsAccount,
        CollectionChoice collect) {

    public Account {
        customNamespaces = customNamespaces == null ? List.of() : List.copyOf(customNamespaces);
        awsAccount = roleArn == null ? awsAccount : roleArn.account();
        collect = collect == null ? CollectionChoice.EVERYTHING : collect;
    }

    /** An account that is connected by a role, or waits for one, and of which nothing was asked since. */
    public Account(
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
        this(
                id,
                tenant,
                name,
                revision,
                state,
                externalId,
                roleArn,
                roleRevision,
                customNamespaces,
                createdAt,
                null,
                roleRevision,
                null,
                null,
                null);
    }

    /** Whether the customer has given something to enter the account with. */
    @JsonIgnore
    public boolean canBeTried() {
        return roleArn != null || accessKey != null;
    }

    /** The partition of the role or the access key, such as {@code aws-us-gov}; empty while there is neither. */
    @JsonIgnore
    public Optional<String> partition() {
        return roleArn != null
                ? Optional.of(roleArn.partition())
                : Optional.ofNullable(accessKey).map(EncryptedAccessKey::partition);
    }

    /** Whether the metrics of a resource in this namespace, with these tags, are to be read. */
    public boolean reads(String namespace, Map<String, String> tags) {
        boolean chosen = collect.namespaces().isEmpty()
                || collect.namespaces().contains(namespace)
                || customNamespaces.contains(namespace);
        return !collect.paused() && chosen && collect.takes(tags);
    }

    /** Whether Rolewatch may enter the account to find and read what is there. */
    public boolean collectable() {
        return state == AccountState.ACTIVE;
    }
}
