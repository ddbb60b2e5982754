package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the register knows of an account.
 *
 * @param revision grows with every change that the other services must hear of, and only then
 */
public record RegisteredAccount(
        AccountId id,
        TenantId tenant,
        String name,
        List<String> customNamespaces,
        ExternalId externalId,
        Instant createdAt,
        long revision,
        Connection connection,
        Inventory inventory,
        Usage usage,
        Troubles troubles) {
    private static final String NOT_PROVEN =
            "Trust is not proven: the AWS endpoint in use does not evaluate trust policies,"
                    + " so the role was assumed without a test that it is closed to others. Use this for tests only.";

    public RegisteredAccount {
        customNamespaces = List.copyOf(customNamespaces);
    }

    /** A new account, which waits for its role. */
    public static RegisteredAccount register(
            AccountId id,
            TenantId tenant,
            String name,
            List<String> customNamespaces,
            ExternalId externalId,
            Instant at) {
        return new RegisteredAccount(
                id,
                tenant,
                name,
                customNamespaces,
                externalId,
                at,
                1,
                new Connection.AwaitingRole(at),
                Inventory.UNKNOWN,
                Usage.NONE,
                Troubles.NONE);
    }

    /** The customer gives a role, or another, or the same again; its trust is proven from the start. */
    public RegisteredAccount giveRole(RoleArn arn, Instant at) {
        long next = revision + 1;
        return with(next, connection.giveRole(arn, next, at), inventory, usage, Troubles.NONE);
    }

    /** Folds what another service learnt. The revision grows when the state changes. */
    public RegisteredAccount after(AccountEvent event) {
        requireNonNull(event.at(), "at");
        Connection connectionNow = connection.after(event);
        long revisionNow = connectionNow.state() == connection.state() ? revision : revision + 1;
        Inventory inventoryNow = event instanceof AccountEvent.Scanned scan ? Inventory.of(scan) : inventory;
        return with(revisionNow, connectionNow, inventoryNow, usage, troubles.after(event));
    }

    /** Folds what became of some reading. */
    public RegisteredAccount after(CollectionReport report) {
        requireNonNull(report.readAt(), "readAt");
        return with(revision, connection, inventory, usage.plus(report), troubles.after(report));
    }

    /** What somebody should mend first: the connection, then the reading. */
    public Optional<Problem> problem() {
        return connection.problem().or(troubles::problem);
    }

    /** Sentences about what is not as it should be, beside the scan's failures. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (connection instanceof Connection.Active active && !active.evaluated()) {
            warnings.add(NOT_PROVEN);
        }
        warnings.addAll(troubles.sentences());
        return warnings;
    }

    /** The account as the other services see it. */
    public Account message() {
        Optional<Role> role = connection.role();
        return new Account(
                id,
                tenant,
                name,
                revision,
                connection.state(),
                externalId,
                role.map(Role::arn).orElse(null),
                role.map(Role::revision).orElse(0L),
                customNamespaces,
                createdAt);
    }

    private RegisteredAccount with(
            long revisionNow, Connection connectionNow, Inventory inventoryNow, Usage usageNow, Troubles troublesNow) {
        return new RegisteredAccount(
                id,
                tenant,
                name,
                customNamespaces,
                externalId,
                createdAt,
                revisionNow,
                connectionNow,
                inventoryNow,
                usageNow,
                troublesNow);
    }
}
