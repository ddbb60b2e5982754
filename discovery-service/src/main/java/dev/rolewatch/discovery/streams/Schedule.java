package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Rhythm;
import dev.rolewatch.discovery.schedule.ScanPlan;
import dev.rolewatch.discovery.schedule.Slots;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import dev.rolewatch.discovery.schedule.WatchedResource;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Applies the rules of the schedule to what is stored, and sends what follows. */
final class Schedule {
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final NextItems nextItems;
    private final Rhythm rhythm;
    private final ScheduleStores stores;
    private final Outbox outbox;
    private final Counter failedTurns;
    private final DueAccounts scansDue = new DueAccounts();
    private final DueAccounts itemsDue = new DueAccounts();

    /**
     * @param failedTurns counts the times that an account could not be attended to
     */
    Schedule(NextItems nextItems, ScheduleStores stores, Outbox outbox, Counter failedTurns) {
        this.nextItems = nextItems;
        this.rhythm = nextItems.rhythm();
        this.stores = stores;
        this.outbox = outbox;
        this.failedTurns = failedTurns;
    }

    /** Continues where an earlier process left off; accounts wait for their next slots, so that no storm follows. */
    void resume(Instant now) {
        stores.eachAccount(account -> {
            planScan(account);
            planItems(account, now);
        });
    }

    void accountChanged(Account news, Instant now) {
        WatchedAccount known = stores.account(news.id());
        WatchedAccount account = known == null ? WatchedAccount.of(news, now) : known.accept(news, now);
        if (account.equals(known)) {
            return;
        }
        if (known != null && known.belongsElsewhere(news)) {
            forgetResources(news.id(), now);
            account = account.unseen();
        }
        store(scanIfDue(account, now));
        planItems(account, now);
    }

    void accountRemoved(AccountId account, Instant now) {
        forgetResources(account, now);
        stores.forget(account);
        scansDue.remove(account);
        itemsDue.remove(account);
    }

    void found(ScanResult.Found found, Instant now) {
        WatchedAccount account = stores.account(found.account());
        if (account == null || !account.awaits(found.scanId())) {
            return;
        }
        long added = found.resources().stream()
                .filter(resource -> isNew(stores.resource(Resource.key(found.account(), resource.id()))))
                .map(FoundResource::id)
                .distinct()
                .count();
        WatchedAccount grown = account.withResources(account.resources() + (int) added);
        if (added > 0) {
            stores.put(grown);
        }
        found.resources().forEach(resource -> found(grown, resource, found.scanId(), now));
    }

    private void found(WatchedAccount account, FoundResource found, String scanId, Instant now) {
        String key = Resource.key(account.account().id(), found.id());
        WatchedResource known = stores.resource(key);
        WatchedResource resource = known == null
                ? WatchedResource.found(found, scanId, account, now)
                : known.foundAgain(found, scanId, account, now);
        stores.put(key, resource);
        if (isNew(known) || !resource.looksLike(known)) {
            outbox.send(resource.resource());
        }
        List<String> gained = known == null ? resource.metrics() : resource.gainedSince(known);
        if (!gained.isEmpty()) {
            issue(account, resource, nextItems.gained(account, resource, gained, stores.progress(key), now), now);
        }
    }

    private static boolean isNew(WatchedResource known) {
        return known == null || known.gone();
    }

    void finished(ScanResult.Finished finished, Instant now) {
        WatchedAccount account = stores.account(finished.account());
        if (account == null || !account.awaits(finished.scanId())) {
            return;
        }
        int gone = 0;
        for (Region region : finished.complete()) {
            gone += missUnlessFoundBy(finished.scanId(), account, region, now);
        }
        boolean anyRegion = !finished.complete().isEmpty();
        store(account.withResources(account.resources() - gone)
                .scanned(finished.complete(), finished.at())
                .withScan(account.scan().finished(finished.scanId(), anyRegion, now, rhythm.scanEvery())));
    }

    void reported(CollectionReport report) {
        for (ItemOutcome outcome : report.items()) {
            String key = Resource.key(report.account(), outcome.resource());
            ResourceProgress before = stores.progress(key);
            ResourceProgress after = before.reported(outcome);
            if (!after.equals(before)) {
                stores.put(key, after);
            }
        }
    }

    /** Attends to the accounts that are due, and to no others. */
    void tick(Instant now) {
        attend(scansDue, now, id -> now.plus(AFTER_A_FAILURE), id -> store(scanIfDue(stores.account(id), now)));
        attend(itemsDue, now, id -> Slots.next(id, now, rhythm.interval()), id -> issueAll(id, now));
    }

    /** The next turn is planned before this one, so that a failure costs one turn of one account and nothing else. */
    private void attend(DueAccounts due, Instant now, Function<AccountId, Instant> nextTurn, Consumer<AccountId> turn) {
        for (var id = due.takeDue(now); id.isPresent(); id = due.takeDue(now)) {
            AccountId account = id.get();
            due.put(account, nextTurn.apply(account));
            try {
                turn.accept(account);
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                failedTurns.increment();
                LOG.errorf(e, "account %s could not be attended to; it is tried again at its next turn", account);
            }
        }
    }

    private void issueAll(AccountId id, Instant now) {
        WatchedAccount account = stores.account(id);
        stores.eachResource(id, resource -> issue(account, resource, stores.progress(keyOf(resource.resource())), now));
    }

    private void issue(WatchedAccount account, WatchedResource known, ResourceProgress before, Instant now) {
        WatchedResource resource = nextItems.withoutFinished(known, before, now);
        if (!resource.equals(known)) {
            storeUnlessOver(resource);
        }
        if (resource.over()) {
            return;
        }
        NextItems.Step step = nextItems.next(account, resource, before, now);
        step.items().forEach(item -> outbox.send(item, NextItems.shard(account, resource.resource())));
        if (!step.progress().equals(before)) {
            stores.put(keyOf(resource.resource()), step.progress());
        }
    }

    private WatchedAccount scanIfDue(WatchedAccount account, Instant now) {
        if (!account.scanDue(now)) {
            return account;
        }
        ScanPlan.Running scan = account.scan().asked(UUID.randomUUID().toString(), now, rhythm.scanEvery());
        outbox.send(account.scanRequest(scan.scanId(), now));
        return account.withScan(scan);
    }

    private void store(WatchedAccount account) {
        stores.put(account);
        planScan(account);
    }

    private void planScan(WatchedAccount account) {
        if (account.collectable()) {
            scansDue.put(account.account().id(), account.scan().due());
        } else {
            scansDue.remove(account.account().id());
        }
    }

    private void planItems(WatchedAccount account, Instant now) {
        AccountId id = account.account().id();
        if (account.collectable()) {
            itemsDue.put(id, Slots.next(id, now, rhythm.interval()));
        } else {
            itemsDue.remove(id);
        }
    }

    private int missUnlessFoundBy(String scanId, WatchedAccount account, Region region, Instant now) {
        List<WatchedResource> missed = new ArrayList<>();
        stores.eachResource(account.account().id(), region, resource -> {
            if (!resource.gone() && !resource.scanId().equals(scanId)) {
                missed.add(resource);
            }
        });
        missed.forEach(resource -> miss(resource, now));
        return missed.size();
    }

    /** People are told at once that the resource is gone; what it published before is read all the same. */
    private void miss(WatchedResource resource, Instant now) {
        outbox.sendGone(resource.resource(), now);
        storeUnlessOver(resource.missed(now));
    }

    private void storeUnlessOver(WatchedResource resource) {
        String key = keyOf(resource.resource());
        if (resource.over()) {
            stores.forget(key);
        } else {
            stores.put(key, resource);
        }
    }

    private void forgetResources(AccountId account, Instant now) {
        List<WatchedResource> all = new ArrayList<>();
        stores.eachResource(account, all::add);
        all.forEach(resource -> forget(resource, now));
    }

    private void forget(WatchedResource resource, Instant now) {
        if (!resource.gone()) {
            outbox.sendGone(resource.resource(), now);
        }
        stores.forget(keyOf(resource.resource()));
    }

    private static String keyOf(Resource resource) {
        return Resource.key(resource.account(), resource.id());
    }
}
