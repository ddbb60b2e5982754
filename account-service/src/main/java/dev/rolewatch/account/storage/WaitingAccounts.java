package dev.rolewatch.account.storage;

import dev.rolewatch.account.policy.StackSetAccounts.Waiting;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The accounts that have no role yet, and of which the AWS account was said when they were registered. */
@ApplicationScoped
public class WaitingAccounts {
    private final AccountRows rows;

    WaitingAccounts(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * Those of a partition, oldest first.
     *
     * @param home the partition of those that were registered without one
     */
    @Transactional
    public List<Waiting> in(TenantId tenant, String partition, String home) {
        return rows
                .find(
                        "tenant = ?1 and deletedAt is null and connection.roleArn is null and expectedAwsAccount is not null"
                                + " and coalesce(expectedPartition, ?3) = ?2 order by createdAt, id",
                        tenant.value(),
                        partition,
                        home)
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
