package dev.rolewatch.discovery.streams;

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
    private final Attempts attempts;

    Reconciler(NextItems nextItems, ScheduleStores stores, Inventory inventory, Issuer issuer, Attempts attempts) {
        this.nextItems = nextItems;
        this.stores = stores;
        this.inventory = inventory;
        this.issuer = issuer;
        this.attempts = attempts;
    }

    /** The account after the next of its resources were compared. */
    WatchedAccount step(WatchedAccount before, Instant now) {
        WatchedAccount account = before;
        for (int left = RESOURCES_AT_ONCE; left > 0 && !account.views().isEmpty(); ) {
            RegionView view = account.views().get(0);
            try (SideBySide pairs = stores.sideBySide(account.account().id(), view.region(), view.after())) {
                Step step = new Step(account, view, now);
                for (; left > 0 && pairs.hasNext(); left--) {
                    SideBySide.Pair pair = pairs.next();
                    step.last = pair.key();
                    attempts.at(pair.key(), () -> step.compare(pair));
                }
                account = step.end(pairs.hasNext());
            }
        }
        return account;
    }

    /** Some resources of one Region. */
    private final class Step {
        private final WatchedAccount account;
        private final RegionView view;
        private final Comparison comparison;
        private final Instant now;
        private int added;
        private String last;

        private Step(WatchedAccount account, RegionView view, Instant now) {
            this.account = account;
            this.view = view;
            this.comparison = new Comparison(
                    nextItems.catalog(),
                    account,
                    view,
                    id -> stores.described(account.account().id(), id, view.scanId()));
            this.now = now;
        }

        private void compare(SideBySide.Pair pair) {
            if (!pair.readable()) {
                stores.forgetSighting(pair.key());
                return;
            }
            WatchedResource known = pair.known();
            Sighting sighting = pair.sighting();
            if (sighting != null && !sighting.scanId().equals(view.scanId())) {
                stores.forgetSighting(pair.key());
                sighting = null;
            }
            if (known == null && sighting == null) {
                return;
            }
            WatchedResource after = comparison.after(known, sighting, arn -> tagsOf(account, view, arn));
            if (after == null) {
                return;
            }
            Runnable begin = after.gone() ? () -> {} : issuer.beginning(account, pair.key(), known, after, now);
            inventory.replace(pair.key(), known, after, now);
            begin.run();
            added += (after.gone() ? 0 : 1) - (Inventory.isThere(known) ? 1 : 0);
        }

        private WatchedAccount end(boolean moreToCome) {
            WatchedAccount grown = account.withResources(account.resources() + added);
            return moreToCome ? grown.comparedThrough(last) : compared(grown, view);
        }
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
