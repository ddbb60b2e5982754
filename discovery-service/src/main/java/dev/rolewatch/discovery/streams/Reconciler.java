package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.discovery.schedule.ArnTags;
import dev.rolewatch.discovery.schedule.Comparison;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.RegionView;
import dev.rolewatch.discovery.schedule.Sighting;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import dev.rolewatch.discovery.schedule.WatchedResource;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Compares Regions that were looked at with what was known of them, some resources at a time. How far it got is in the
 * account's record, and what a scan told stays until the Region is compared, so that any step can be done again.
 */
final class Reconciler {
    private static final int RESOURCES_AT_ONCE = 2_000;

    private final NextItems nextItems;
    private final ScheduleStores stores;
    private final Inventory inventory;
    private final Issuer issuer;

    Reconciler(NextItems nextItems, ScheduleStores stores, Inventory inventory, Issuer issuer) {
        this.nextItems = nextItems;
        this.stores = stores;
        this.inventory = inventory;
        this.issuer = issuer;
    }

    /** The account after the next of its resources were compared. */
    WatchedAccount step(WatchedAccount before, Instant now) {
        WatchedAccount account = before;
        int left = RESOURCES_AT_ONCE;
        while (left > 0 && !account.views().isEmpty()) {
            RegionView view = account.views().get(0);
            AccountId id = account.account().id();
            try (SideBySide pairs = stores.sideBySide(id, view.region(), view.after())) {
                String last = null;
                for (; left > 0 && pairs.hasNext(); left--) {
                    SideBySide.Pair pair = pairs.next();
                    account = compare(account, view, pair, now);
                    last = pair.key();
                }
                account = pairs.hasNext() ? account.comparedThrough(last) : compared(account, view);
            }
        }
        return account;
    }

    private WatchedAccount compare(WatchedAccount account, RegionView view, SideBySide.Pair pair, Instant now) {
        Sighting sighting = pair.sighting();
        if (sighting != null && !sighting.scanId().equals(view.scanId())) {
            stores.forgetSighting(pair.key());
            sighting = null;
        }
        WatchedResource known = pair.known();
        if (known == null && sighting == null) {
            return account;
        }
        WatchedResource after = new Comparison(nextItems.catalog(), account, view)
                .after(known, sighting, arn -> tagsOf(account, view, arn));
        if (after == null) {
            return account;
        }
        inventory.replace(pair.key(), known, after, now);
        if (!after.gone()) {
            issuer.begin(account, pair.key(), known, after, now);
        }
        int more = (after.gone() ? 0 : 1) - (Inventory.isThere(known) ? 1 : 0);
        return more == 0 ? account : account.withResources(account.resources() + more);
    }

    private Optional<SortedMap<String, String>> tagsOf(WatchedAccount account, RegionView view, String arn) {
        return Optional.ofNullable(stores.tags(account.account().id(), view.region(), arn))
                .filter(tags -> tags.scanId().equals(view.scanId()))
                .map(ArnTags::tags);
    }

    private WatchedAccount compared(WatchedAccount account, RegionView view) {
        stores.forgetTags(
                account.account().id(), view.region(), tags -> !tags.scanId().equals(view.scanId()));
        return account.compared();
    }
}
