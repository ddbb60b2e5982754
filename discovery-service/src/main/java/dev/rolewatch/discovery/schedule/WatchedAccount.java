package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An account with its scans.
 *
 * @param awsAccount the last that was known, which what was found is of: news of an access key that was not tried yet have
 *     none. Null before the first
 * @param resources how many resources of it are known
 * @param scannedAt when a scan last looked at each Region whole
 */
public record WatchedAccount(
        Account account, AwsAccountId awsAccount, ScanPlan scan, int resources, Map<Region, Instant> scannedAt) {
    /** Resources that one shard of an account takes; the shards of a large account are read by several collectors. */
    private static final int SHARD_SIZE = 1_000;

    public WatchedAccount {
        awsAccount = account.awsAccount() == null ? awsAccount : account.awsAccount();
        scannedAt = scannedAt == null ? Map.of() : Map.copyOf(scannedAt);
    }

    public static WatchedAccount of(Account account, Instant now) {
        return new WatchedAccount(account, null, ScanPlan.atOnce(now), 0, null);
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
        return new WatchedAccount(news, awsAccount, sameView ? scan : ScanPlan.atOnce(now), resources, scannedAt);
    }

    /** Whether these news are of another AWS account, so that nothing that is known of this one holds. */
    public boolean belongsElsewhere(Account news) {
        return awsAccount != null && news.awsAccount() != null && !awsAccount.equals(news.awsAccount());
    }

    public boolean collectable() {
        return account.collectable() && account.canBeTried() && account.awsAccount() != null;
    }

    public boolean scanDue(Instant now) {
        return collectable() && !now.isBefore(scan.due());
    }

    public WatchedAccount withScan(ScanPlan plan) {
        return new WatchedAccount(account, awsAccount, plan, resources, scannedAt);
    }

    /** Whether this is the scan that is under way; what others tell is outdated. */
    public boolean awaits(String scanId) {
        return scan instanceof ScanPlan.Running running && running.scanId().equals(scanId);
    }

    public WatchedAccount withResources(int count) {
        return new WatchedAccount(account, awsAccount, scan, count, scannedAt);
    }

    /** The account before anything in it was looked at. */
    public WatchedAccount unseen() {
        return new WatchedAccount(account, awsAccount, scan, 0, null);
    }

    public WatchedAccount scanned(Collection<Region> complete, Instant at) {
        Map<Region, Instant> all = new HashMap<>(scannedAt);
        complete.forEach(region -> all.put(region, at));
        return new WatchedAccount(account, awsAccount, scan, resources, all);
    }

    /** Since when something new in the Region may have been there unseen. */
    public Instant unseenSince(Region region, Instant now) {
        Instant scanned = scannedAt.getOrDefault(region, now);
        return scanned.isBefore(now) ? scanned : now;
    }

    public int shards() {
        return 1 + resources / SHARD_SIZE;
    }

    public ScanRequest scanRequest(String scanId, Instant now) {
        return new ScanRequest(
                scanId,
                account.id(),
                awsAccount,
                account.partition().orElseThrow(),
                account.customNamespaces(),
                now,
                account.collect().regions(),
                List.of());
    }
}
