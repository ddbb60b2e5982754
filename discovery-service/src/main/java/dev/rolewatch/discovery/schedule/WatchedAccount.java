package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param views Regions that were looked at, and are yet to be compared with what was known of them
 */
public record WatchedAccount(
        Account account,
        AwsAccountId awsAccount,
        ScanPlan scan,
        int resources,
        Map<Region, Instant> scannedAt,
        List<RegionView> views) {
    /** Resources that one shard of an account takes; the shards of a large account are read by several collectors. */
    private static final int SHARD_SIZE = 1_000;

    private static final String NO_PARTITION = "aws";

    public WatchedAccount {
        awsAccount = account.awsAccount() == null ? awsAccount : account.awsAccount();
        scannedAt = scannedAt == null ? Map.of() : Map.copyOf(scannedAt);
        views = views == null ? List.of() : List.copyOf(views);
    }

    public static WatchedAccount of(Account account, Instant now) {
        return new WatchedAccount(account, null, ScanPlan.atOnce(now), 0, null, null);
    }

    /**
     * What is known after news of the account. News that is not newer changes nothing; if it changes what a scan would
     * see, the scan under way is forgotten with what it has not compared yet, and another is due.
     */
    public WatchedAccount accept(Account news, Instant now) {
        if (news.revision() <= account.revision()) {
            return this;
        }
        boolean sameView =
                news.collectable() == account.collectable() && lookAlike(news, account) && !belongsElsewhere(news);
        return new WatchedAccount(
                news,
                awsAccount,
                sameView ? scan : ScanPlan.atOnce(now),
                resources,
                scannedAt,
                sameView ? views : List.of());
    }

    /** Whether scans of both look for the same. */
    public boolean looksForTheSameAs(WatchedAccount other) {
        return lookAlike(account, other.account);
    }

    /** Whether scans look for this resource; what they do not look for they cannot miss. */
    public boolean looksFor(ResourceId resource, Catalog catalog) {
        boolean namespace = account.customNamespaces().contains(resource.namespace())
                || catalog.entry(resource.namespace()).isPresent();
        return namespace && account.collect().looksAt(resource.region());
    }

    /** Whether these news are of another AWS account, so that nothing that is known of this one holds. */
    public boolean belongsElsewhere(Account news) {
        return awsAccount != null && news.awsAccount() != null && !awsAccount.equals(news.awsAccount());
    }

    public boolean collectable() {
        return account.collectable() && account.canBeTried() && account.awsAccount() != null;
    }

    private static boolean lookAlike(Account a, Account b) {
        return a.customNamespaces().equals(b.customNamespaces())
                && a.collect().regions().equals(b.collect().regions());
    }

    /** How often metrics are read that AWS publishes at least as often. */
    public Duration interval(Rhythm rhythm) {
        Duration chosen = account.collect().interval();
        return chosen == null ? rhythm.interval() : chosen;
    }

    String partition() {
        return account.partition().orElse(NO_PARTITION);
    }

    /** Whether a scan may be asked for: not before all that the last one told has been compared. */
    public boolean mayBeScanned() {
        return collectable() && views.isEmpty();
    }

    public WatchedAccount withScan(ScanPlan plan) {
        return new WatchedAccount(account, awsAccount, plan, resources, scannedAt, views);
    }

    /** Whether this is the scan that is under way; what others tell is outdated. */
    public boolean awaits(String scanId) {
        return scan instanceof ScanPlan.Running running && running.scanId().equals(scanId);
    }

    public WatchedAccount withResources(int count) {
        return new WatchedAccount(account, awsAccount, scan, count, scannedAt, views);
    }

    /** The account before anything in it was looked at. */
    public WatchedAccount unseen() {
        return new WatchedAccount(account, awsAccount, scan, 0, null, null);
    }

    /** The account when its scan has told everything of a Region. */
    public WatchedAccount looked(ScanResult.Looked looked, ScanPlan plan) {
        return with(RegionView.of(looked)).withScan(plan);
    }

    /** The account when its scan found that it does not use a Region. */
    public WatchedAccount notEnabled(String scanId, Region region, Instant at) {
        return with(RegionView.notEnabled(scanId, region, at));
    }

    private WatchedAccount with(RegionView view) {
        List<RegionView> all = new ArrayList<>(views);
        all.add(view);
        return new WatchedAccount(account, awsAccount, scan, resources, scannedAt, all);
    }

    /** The account after resources of the first of its views were compared. */
    public WatchedAccount comparedThrough(String key) {
        List<RegionView> all = new ArrayList<>(views);
        all.set(0, all.get(0).comparedThrough(key));
        return new WatchedAccount(account, awsAccount, scan, resources, scannedAt, all);
    }

    /** The account after all of the first of its views was compared. */
    public WatchedAccount compared() {
        RegionView view = views.get(0);
        Map<Region, Instant> all = new HashMap<>(scannedAt);
        all.put(view.region(), view.at());
        return new WatchedAccount(account, awsAccount, scan, resources, all, views.subList(1, views.size()));
    }

    /** The account without what is known of Regions that its owner does not want to be looked at any more. */
    public WatchedAccount withoutUnchosenRegions() {
        Map<Region, Instant> chosen = new HashMap<>(scannedAt);
        chosen.keySet().removeIf(region -> !account.collect().looksAt(region));
        return new WatchedAccount(account, awsAccount, scan, resources, chosen, views);
    }

    /** Since when something new in the Region may have been there unseen. */
    public Instant unseenSince(Region region, Instant now) {
        Instant scanned = scannedAt.getOrDefault(region, now);
        return scanned.isBefore(now) ? scanned : now;
    }

    public int shards() {
        return 1 + resources / SHARD_SIZE;
    }

    /** The request for the scan that is under way. */
    public ScanRequest scanRequest(ScanPlan.Running scanNow, Instant now) {
        return new ScanRequest(
                scanNow.scanId(),
                account.id(),
                awsAccount,
                account.partition().orElseThrow(),
                account.customNamespaces(),
                now,
                account.collect().regions(),
                scanNow.lookedAt());
    }
}
