package dev.rolewatch.account.storage;

import dev.rolewatch.account.policy.StackSetAccounts.Waiting;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The accounts of which the AWS account was said when they were registered: a role can be made there for them. */
@ApplicationScoped
public class WaitingAccounts {
    private final AccountRows rows;

    WaitingAccounts(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * Those of a tenant in a partition, oldest first.
     *
     * @param home the partition of those that were registered without one
     * @param connected also those that have a role
     */
    @Transactional
    public List<Waiting> in(TenantId tenant, String partition, String home, boolean connected) {
        return rows
                .find(
                        "tenant = ?4 and deletedAt is null and expectedAwsAccount is not null"
                                + " and (connection.roleArn is null or ?3 = true)"
                                + " and coalesce(expectedPartition, ?2) = ?1 order by createdAt, id",
                        partition,
                        home,
                        connected,
                        tenant.value())
                .list()
                .stream()
                .map(AccountRow::account)
                .map(WaitingAccounts::waiting)
                .toList();
    }

    private static Waiting waiting(RegisteredAccount account) {
        return new Waiting(
                account.expectedAwsAccount().orElseThrow(),
                account.externalIds().toDemand());
    }
}
