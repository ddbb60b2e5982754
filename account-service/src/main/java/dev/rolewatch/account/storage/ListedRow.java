package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.register.Problem;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.account.register.Troubles;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The columns of {@link AccountRow} that a list shows. */
record ListedRow(
        UUID id,
        String tenant,
        String expectedAwsAccount,
        String expectedPartition,
        Instant createdAt,
        String name,
        String externalId,
        long revision,
        ConnectionColumns connection,
        boolean hasProblem,
        Long resources,
        Instant scannedAt,
        long calls,
        long billedMetricsLow,
        long billedMetricsHigh,
        Instant lastReadAt) {
    /** For HQL, in the order of the components. */
    static final String SELECT = "select new " + ListedRow.class.getName()
            + "(a.id, a.tenant, a.expectedAwsAccount, a.expectedPartition, a.createdAt, a.name, a.externalId, a.revision,"
            + " a.connection, a.hasProblem, a.inventory.resources, a.inventory.scannedAt, a.calls, a.billedMetricsLow,"
            + " a.billedMetricsHigh, a.lastReadAt)";

    ListedAccount account(Troubles troubles) {
        AccountId account = new AccountId(id);
        Connection connected = connection.connection();
        return new ListedAccount(
                registration(account),
                name,
                new ExternalId(externalId),
                revision,
                connected,
                Problem.of(account, connected, troubles),
                Inventory.counted(resources == null ? 0 : resources, scannedAt),
                scannedAt,
                new Usage(calls, new Billed(billedMetricsLow, billedMetricsHigh), lastReadAt));
    }

    private Registration registration(AccountId account) {
        return new Registration(
                account,
                new TenantId(tenant),
                Optional.ofNullable(expectedAwsAccount).map(AwsAccountId::new),
                Optional.ofNullable(expectedPartition),
                createdAt);
    }
}
