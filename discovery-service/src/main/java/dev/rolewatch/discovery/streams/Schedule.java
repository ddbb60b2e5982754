package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.ResourceProgress;
import dev.rolewatch.discovery.schedule.Rhythm;
import dev.rolewatch.discovery.schedule.Slots;
import dev.rolewatch.discovery.schedule.Turn;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Applies the rules of the schedule to what is stored, and plans when each account is attended to next. */
final class Schedule {
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    /** Ticks come a second apart, but each somewhat late: what waits for a whole second misses every other tick. */
    private static final Duration NEXT_TICK = Duration.ofMillis(1);

    private final NextItems nextItems;
    private final Rhythm rhythm;
    private final ScheduleStores stores;
    private final Inventory inventory;
    private final Scans scans;
    private final Issuer issuer;
    private final Reconciler reconciler;
    private final Attempts attempts;
    private final Budgets budgets;
    private final CatchUps catchUps;
    private final DueAccounts scansDue = new DueAccounts();
    private final DueAccounts comparisonsDue = new DueAccounts();
    private final DueAccounts itemsDue = new DueAccounts();
    /** Of accounts that are in the middle of it. */
    private final Map<AccountId, Turn> turns = new HashMap<>();

    /**
     * @param failedTurns counts the times that an account, or a resource of it, could not be attended to
     */
    Schedule(NextItems nextItems, ScheduleStores stores, Outbox outbox, Counter failedTurns) {
        this.nextItems = nextItems;
        this.rhythm = nextItems.rhythm();
        this.stores = stores;
        this.attempts = new Attempts(failedTurns);
        this.inventory = new Inventory(stores, outbox);
        this.scans = new Scans(rhythm.scanEvery(), stores, outbox);
        this.budgets = new Budgets(rhythm, stores, outbox);
        this.catchUps = new CatchUps(rhythm);
        this.issuer = new Issuer(nextItems, stores, inventory, outbox, attempts, budgets, catchUps);
        this.reconciler = new Reconciler(nextItems, stores, inventory, issuer, attempts);
    }

    /** Continues where an earlier process left off; accounts wait for their next slots, so that no storm follows. */
    void resume(Instant now) {
        stores.eachAccount(account -> {
            plan(account, now);
            planItems(account, now);
        });
    }

    void accountChanged(Account news, Instant now) {
        WatchedAccount known = stores.account(news.id());
        WatchedAccount account = known == null ? WatchedAccount.of(news, now) : known.accept(news, now);
        if (account.equals(known)) {
            return;
        }
        if (known != null) {
            account = withoutWhatIsLeft(account, known, now);
        }
        store(scans.askIfDue(account, now), now);
        budgets.decide(account, now);
        boolean inItsTurn = turns.containsKey(news.id());
        if (!inItsTurn || !account.collectable()) {
            planItems(account, now);
        }
    }

    /** Forgets what is of another AWS account now, or is not looked for any more. */
    private WatchedAccount withoutWhatIsLeft(WatchedAccount account, WatchedAccount known, Instant now) {
        Account news = account.account();
        if (known.belongsElsewhere(news)) {
            inventory.forget(news.id(), resource -> true, now);
            stores.forgetScans(news.id());
            budgets.forgetWhatIsRead(news.id());
            catchUps.forget(news.id());
            return account.unseen();
        }
        if (account.looksForTheSameAs(known)) {
            return account;
        }
        stores.forgetScans(news.id());
        int forgotten = inventory.forget(
                news.id(), resource -> !account.looksFor(resource.resource().id(), nextItems.catalog()), now);
        return account.withoutUnchosenRegions().withResources(account.resources() - forgotten);
    }

    void accountRemoved(AccountId account, Instant now) {
        inventory.forget(account, resource -> true, now);
        stores.forgetScans(account);
        stores.forget(account);
        scans.forget(account);
        budgets.forget(account);
        catchUps.forget(account);
        scansDue.remove(account);
        comparisonsDue.remove(account);
        stopIssuing(account);
    }

    /** A scan has told something. What it tells of a small Region is compared at once. */
    void told(ScanResult result, Instant now) {
        WatchedAccount account = stores.account(result.account());
        if (account == null) {
            return;
        }
        WatchedAccount after = scans.told(account, result, now);
        if (!after.equals(account)) {
            store(scans.askIfDue(reconciler.step(after, now), now), now);
        }
    }

    void reported(CollectionReport report, Instant now) {
        budgets.reported(report, now);
        for (ItemOutcome outcome : report.items()) {
            String key = Resource.key(report.account(), outcome.resource());
            ResourceProgress before = stores.progress(key);
            ResourceProgress after = before.reported(outcome, now);
            if (!after.equals(before)) {
                stores.put(key, after);
            }
        }
    }

    /** Attends to the accounts that are due, and to no others. */
    void tick(Instant now) {
        Function<WatchedAccount, Instant> soon = account -> now.plus(AFTER_A_FAILURE);
        attend(scansDue, now, soon, account -> ask(account, now));
        attend(comparisonsDue, now, soon, account -> store(reconciler.step(account, now), now));
        attend(itemsDue, now, account -> nextSlot(account, now), account -> issue(account, now));
    }

    /** The next turn is planned before this one, so that a failure costs one turn of one account and nothing else. */
    private void attend(
            DueAccounts due, Instant now, Function<WatchedAccount, Instant> nextTurn, Consumer<WatchedAccount> turn) {
        for (var id = due.takeDue(now); id.isPresent(); id = due.takeDue(now)) {
            WatchedAccount account = stores.account(id.get());
            if (account != null) {
                due.put(id.get(), nextTurn.apply(account));
                attempts.at(id.get(), () -> turn.accept(account));
            }
        }
    }

    private Instant nextSlot(WatchedAccount account, Instant now) {
        return Slots.next(account.account().id(), now, account.interval(rhythm));
    }

    /** The turn of a large account takes several steps, which are spread over its interval. */
    private void issue(WatchedAccount account, Instant now) {
        AccountId id = account.account().id();
        Turn begun = turns.remove(id);
        planItems(account, now);
        if (begun == null) {
            budgets.turnBegins(account, now);
            catchUps.turnBegins(account);
        }
        Turn turn = begun == null ? Turn.begins(now, account.interval(rhythm)) : begun;
        issuer.step(account, turn, now)
                .ifPresentOrElse(
                        rest -> {
                            turns.put(id, rest);
                            itemsDue.put(id, now.plus(NEXT_TICK));
                        },
                        () -> {
                            budgets.turnEnds(account, now);
                            catchUps.turnEnds(account);
                        });
    }

    private void ask(WatchedAccount account, Instant now) {
        WatchedAccount asked = scans.askIfDue(account, now);
        if (asked.equals(account)) {
            plan(account, now);
        } else {
            store(asked, now);
        }
    }

    private void store(WatchedAccount account, Instant now) {
        stores.put(account);
        plan(account, now);
    }

    private void plan(WatchedAccount account, Instant now) {
        AccountId id = account.account().id();
        scans.due(account).ifPresentOrElse(due -> scansDue.put(id, due), () -> scansDue.remove(id));
        if (account.views().isEmpty()) {
            comparisonsDue.remove(id);
        } else {
            comparisonsDue.put(id, now.plus(NEXT_TICK));
        }
    }

    private void planItems(WatchedAccount account, Instant now) {
        AccountId id = account.account().id();
        if (account.collectable()) {
            itemsDue.put(id, nextSlot(account, now));
        } else {
            stopIssuing(id);
        }
    }

    private void stopIssuing(AccountId account) {
        itemsDue.remove(account);
        turns.remove(account);
    }
}
