package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Turn;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import dev.rolewatch.discovery.schedule.WatchedResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Issues the items of resources that are read. */
final class Issuer {
    private final NextItems nextItems;
    private final ScheduleStores stores;
    private final Inventory inventory;
    private final Outbox outbox;
    private final Attempts attempts;
    private final Budgets budgets;
    private final CatchUps catchUps;

    Issuer(
            NextItems nextItems,
            ScheduleStores stores,
            Inventory inventory,
            Outbox outbox,
            Attempts attempts,
            Budgets budgets,
            CatchUps catchUps) {
        this.nextItems = nextItems;
        this.stores = stores;
        this.inventory = inventory;
        this.outbox = outbox;
        this.attempts = attempts;
        this.budgets = budgets;
        this.catchUps = catchUps;
    }

    /**
     * Issues what is due of some of an account's resources.
     *
     * @return the turn after this step; empty if it was the last step
     */
    Optional<Turn> step(WatchedAccount account, Turn turn, Instant now) {
        int most = turn.atOnce(account.resources(), account.interval(nextItems.rhythm()), now);
        int count = 0;
        String last = turn.after();
        try (KeyValueIterator<String, WatchedResource> resources =
                stores.resources(account.account().id(), turn.after())) {
            for (; count < most && resources.hasNext(); count++) {
                KeyValue<String, WatchedResource> resource = resources.next();
                last = resource.key;
                if (resource.value != null) {
                    attempts.at(resource.key, () -> issue(account, resource.key, resource.value, now));
                }
            }
            return resources.hasNext() ? Optional.of(turn.issuedThrough(last, count)) : Optional.empty();
        }
    }

    /**
     * How to begin with a resource, or with metrics of it that were not known. Whatever can fail is done before it returns,
     * so that either all of it is written with the resource or nothing.
     *
     * @param before the resource as it was until now; null if it was not known
     * @return writes and sends what was decided
     */
    Runnable beginning(
            WatchedAccount account, String key, WatchedResource before, WatchedResource resource, Instant now) {
        List<String> gained = before == null ? resource.resource().metrics() : resource.gainedSince(before);
        boolean read = resource.resource().read();
        boolean readAgain = before != null && read && !before.isRead();
        if (gained.isEmpty() && !readAgain) {
            return () -> {};
        }
        ResourceProgress stored = stores.progress(key);
        if (!read && stored.equals(ResourceProgress.NONE)) {
            return () -> {};
        }
        ResourceProgress known = readAgain ? nextItems.readAgain(account, resource, stored, now) : stored;
        ResourceProgress begun = nextItems.gained(account, resource, gained, known, now);
        if (!read || !account.collectable()) {
            return () -> stores.put(key, begun);
        }
        NextItems.Step step = next(account, key, resource, begun, now);
        return () -> issue(key, step, stored);
    }

    private void issue(WatchedAccount account, String key, WatchedResource known, Instant now) {
        Resource resource = known.resource();
        boolean read = account.account().reads(resource.id().namespace(), resource.tags());
        WatchedResource chosen = known.read(read);
        if (!read) {
            inventory.replace(key, known, chosen, now);
            return;
        }
        ResourceProgress stored = stores.progress(key);
        ResourceProgress before = resource.read() ? stored : nextItems.readAgain(account, chosen, stored, now);
        WatchedResource current = nextItems.withoutFinished(account, chosen, before, now);
        if (current.over()) {
            inventory.replace(key, known, current, now);
            return;
        }
        NextItems.Step step = next(account, key, current, before, now);
        budgets.saw(account, resource.id().namespace(), step, now);
        catchUps.saw(account, step);
        inventory.replace(key, known, current, now);
        issue(key, step, stored);
    }

    /** What is due and allowed; if it is not allowed, all stays as it is, and comes in a later turn. */
    private NextItems.Step next(
            WatchedAccount account, String key, WatchedResource resource, ResourceProgress before, Instant now) {
        Duration pause = budgets.pause(account, resource.resource().id().namespace(), now);
        NextItems.Step step = nextItems.next(account, resource, before, pause, now);
        boolean allowed = catchUps.allows(account, key, step) && budgets.allows(account, step.items(), now);
        return allowed ? step : step.withoutItems(before);
    }

    private void issue(String key, NextItems.Step step, ResourceProgress stored) {
        step.items().forEach(outbox::send);
        if (!step.progress().equals(stored)) {
            stores.put(key, step.progress());
        }
    }
}
