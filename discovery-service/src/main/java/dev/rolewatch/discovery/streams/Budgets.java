package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.Price;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.discovery.budget.Allowance;
import dev.rolewatch.discovery.budget.Budgeting;
import dev.rolewatch.discovery.budget.Load;
import dev.rolewatch.discovery.budget.Measures;
import dev.rolewatch.discovery.budget.Spending;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Rhythm;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps the accounts within their budgets, and tells people what is done for it. */
final class Budgets {
    private final Rhythm rhythm;
    private final ScheduleStores stores;
    private final Outbox outbox;
    /** Of accounts that have a budget. */
    private final Map<AccountId, Allowance> allowances = new HashMap<>();

    Budgets(Rhythm rhythm, ScheduleStores stores, Outbox outbox) {
        this.rhythm = rhythm;
        this.stores = stores;
        this.outbox = outbox;
    }

    /** Counts what a report tells also while there is no budget, so that one that comes later knows of it. */
    void reported(CollectionReport report, Instant now) {
        long statistics = report.billedStatistics();
        AccountId id = report.account();
        if (statistics == 0 || stores.account(id) == null) {
            return;
        }
        YearMonth month = Spending.monthOf(report.readAt().isBefore(now) ? report.readAt() : now);
        stores.put(id, stores.spending(id).and(statistics, month));
        Allowance allowance = allowances.get(id);
        if (allowance != null) {
            allowance.reported(statistics);
        }
    }

    void turnBegins(WatchedAccount account, Instant now) {
        decide(account, now);
        allowance(account, now).ifPresent(Allowance::turnBegins);
    }

    /** The whole account was walked through. */
    void turnEnds(WatchedAccount account, Instant now) {
        allowance(account, now).ifPresent(Allowance::turnEnds);
    }

    /** Takes down, during a turn, what there is to read of a resource. */
    void saw(WatchedAccount account, String namespace, NextItems.Step step, Instant now) {
        Statistics choice = account.account().collect().statistics();
        allowance(account, now)
                .ifPresent(allowance -> step.groups()
                        .forEach(group -> allowance.see(
                                namespace,
                                group.cadence(),
                                group.statistics(choice),
                                step.progress().awaited(group.cadence()))));
    }

    /** How long to wait between two readings of a namespace, at least. */
    Duration pause(WatchedAccount account, String namespace, Instant now) {
        return allowance(account, now)
                .map(allowance -> allowance.pause(namespace))
                .orElse(Duration.ZERO);
    }

    /** Whether these items may be issued; if so, what they take is not left for others. */
    boolean allows(WatchedAccount account, List<WorkItem> items, Instant now) {
        long statistics = items.stream()
                .flatMap(item -> item.metrics().stream())
                .mapToLong(metric -> metric.statistics().size())
                .sum();
        return allowance(account, now)
                .map(allowance -> allowance.takes(statistics))
                .orElse(true);
    }

    /** Decides what an account is allowed from now on. */
    void decide(WatchedAccount account, Instant now) {
        AccountId id = account.account().id();
        Spending spending = stores.spending(id);
        Budgeting budgeting = budgeting(account, now);
        Optional<Allowance> allowance = allowance(account, now);
        if (allowance.isEmpty()) {
            allowances.remove(id);
        }
        Measures measures = allowance
                .map(any -> any.decide(budgeting, spending, account.account().collect()))
                .orElse(Measures.NONE);
        Spending after = tell(id, budgeting, spending, measures, allowance.flatMap(Allowance::load));
        if (!after.equals(spending)) {
            stores.put(id, after);
        }
    }

    /** What was spent counts for as long as the account is registered, whichever AWS account it is of. */
    void forgetWhatIsRead(AccountId account) {
        allowances.remove(account);
    }

    void forget(AccountId account) {
        allowances.remove(account);
        stores.forgetSpending(account);
    }

    /**
     * Tells people what is done when that changes, what to expect as soon as it is known, and both once a day: what was lost
     * on the way is made good.
     */
    private Spending tell(AccountId id, Budgeting budgeting, Spending before, Measures measures, Optional<Load> load) {
        Spending after = before.with(measures);
        OptionalLong expected = budgeting.expected(after, load);
        boolean daily = expected.isPresent() && !budgeting.day().equals(after.toldOn());
        if (!daily && !measures.isNewsAfter(before.measures())) {
            return after;
        }
        outbox.send(new AccountEvent.BudgetKept(
                id,
                budgeting.now(),
                budgeting.budget(),
                budgeting.month(),
                Price.ofMetrics(after.in(budgeting.month())),
                expected.isPresent() ? Price.ofMetrics(expected.getAsLong()) : null,
                measures.stretched(),
                measures.stopped()));
        return after.toldOn(expected.isPresent() ? budgeting.day() : null);
    }

    /** Empty if the account has no budget. */
    private Optional<Allowance> allowance(WatchedAccount account, Instant now) {
        if (account.account().collect().budget() == null) {
            return Optional.empty();
        }
        AccountId id = account.account().id();
        return Optional.of(
                allowances.computeIfAbsent(id, any -> new Allowance(budgeting(account, now), stores.spending(id))));
    }

    private Budgeting budgeting(WatchedAccount account, Instant now) {
        return new Budgeting(account.account().collect().budget(), account.interval(rhythm), now);
    }
}
