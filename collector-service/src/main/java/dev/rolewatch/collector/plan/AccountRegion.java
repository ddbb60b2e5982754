package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.WorkItem;

/** A Region of an account: what has a session, a quota and a rate of its own, and is reported on together. */
public record AccountRegion(TenantId tenant, AccountId account, AwsAccountId awsAccount, Region region) {
    public static AccountRegion of(WorkItem item) {
        return new AccountRegion(
                item.tenant(),
                item.account(),
                item.awsAccount(),
                item.resource().region());
    }
}
