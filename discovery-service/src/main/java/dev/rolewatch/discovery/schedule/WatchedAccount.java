package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Instant;

/**
 * An account with its scans.
 *
 * @param resources how many resources of it are known
 */
public record WatchedAccount(Account account, ScanPlan scan, int resources) {
    /** Resources that one shard of an account takes; the shards of a large account are read by several collectors. */
    private static final int SHARD_SIZE = 1_000;

    public static WatchedAccount of(Account account, Instant now) {
        return new WatchedAccount(account, ScanPlan.atOnce(now), 0);
    }

    /**
     * What is known after news of the account. News that is not newer changes nothing; if it changes what a scan would
     * see, the scan under way is forgotten and another is due.
     */
    public WatchedAccount accept(Account news, Instant now) {
        if (news.revision() <= account.revision()) {
            return this;
        }
        boolean sameView = news.collectable() == account.collectable()
                && news.customNamespaces().equals(account.customNamespaces())
                && !belongsElsewhere(news);
        return new WatchedAccount(news, sameView ? scan : ScanPlan.atOnce(now), resources);
    }

    /** Whether these news are of another AWS account, so that nothing that is known of this one holds. */
    public boolean belongsElsewhere(Account news) {
        return account.roleArn() != null
                && news.roleArn() != null
                && !account.roleArn().account().equals(news.roleArn().account());
    }

    public boolean collectable() {
        return account.collectable() && account.roleArn() != null;
    }

    public boolean scanDue(Instant now) {
        return collectable() && !now.isBefore(scan.due());
    }

    public WatchedAccount withScan(ScanPlan plan) {
        return new WatchedAccount(account, plan, resources);
    }

    /** Whether this is the scan that is under way; what others tell is outdated. */
    public boolean awaits(String scanId) {
        return scan instanceof ScanPlan.Running running && running.scanId().equals(scanId);
    }

    public WatchedAccount withResources(int count) {
        return new WatchedAccount(account, scan, count);
    }

    public int shards() {
        return 1 + resources / SHARD_SIZE;
    }

    public AwsAccountId awsAccount() {
        return account.roleArn().account();
    }

    public ScanRequest scanRequest(String scanId, Instant now) {
        return new ScanRequest(
                scanId, account.id(), awsAccount(), account.roleArn().partition(), account.customNamespaces(), now);
    }
}
