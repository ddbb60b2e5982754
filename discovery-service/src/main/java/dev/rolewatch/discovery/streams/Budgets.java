package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.Price;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.discovery.budget.Budgeting;
import dev.rolewatch.discovery.budget.Kept;
import dev.rolewatch.discovery.budget.Load;
import dev.rolewatch.discovery.budget.Spending;
import dev.rolewatch.discovery.schedule.MetricGroup;
import dev.rolewatch.discovery.schedule.Rhythm;
import dev.rolewatch.discovery.schedule.WatchedAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the accounts within their budgets, and tells people what is done for it. */
final class Budgets {
    /** So that what is stretched changes rarely; a month is long, and what was decided is put right within it. */
    private static final Duration BETWEEN_DECISIONS = Duration.ofHours(1);

    private final Rhythm rhythm;
    private final ScheduleStores stores;
    private final Outbox outbox;
    /** Of accounts that have a budget. In memory, for it follows from the store and from one turn of the account. */
    private final Map<AccountId, Pace> paces = new HashMap<>();

    Budgets(Rhythm rhythm, ScheduleStores stores, Outbox outbox) {
        this.rhythm = rhythm;
        this.stores = stores;
        this.outbox = outbox;
    }

    /** What an account is allowed until its next turn. */
    private static final class Pace {
        private Kept kept;
        /** How many statistics may still be asked for, if all that was asked for before this turn has been reported. */
        private long left;

        /** What was seen in the turn that is under way; null if that began while there was no budget. */
        private Load walked;
        /** What was seen in the last whole turn. */
        private Optional<Load> load = Optional.empty();

        private Instant decidedAt = Instant.MIN;
    }

    /** Counts what a report tells also while there is no budget, so that one that comes later knows of it. */
    void reported(CollectionReport report, Instant now) {
        long statistics = report.billedStatistics();
        WatchedAccount account = statistics == 0 ? null : stores.account(report.account());
        if (account == null || !report.awsAccount().equals(account.awsAccount())) {
            return;
        }
        YearMonth month = Spending.monthOf(report.readAt().isBefore(now) ? report.readAt() : now);
        stores.put(report.account(), stores.spending(report.account()).and(statistics, month));
    }

    void turnBegins(WatchedAccount account, Instant now) {
        decide(account, now);
        if (hasBudget(account)) {
            pace(account, now).walked = new Load();
        }
    }

    /** The whole account was walked through. */
    void turnEnds(WatchedAccount account, Instant now) {
        if (hasBudget(account)) {
            Pace pace = pace(account, now);
            pace.load = Optional.ofNullable(pace.walked).or(() -> pace.load);
        }
    }

    /** Takes down, during a turn, what there is to read of a resource. */
    void walked(WatchedAccount account, String namespace, List<MetricGroup> groups, Instant now) {
        Load walked = hasBudget(account) ? pace(account, now).walked : null;
        if (walked != null) {
            Statistics choice = account.account().collect().statistics();
            groups.forEach(group -> walked.add(namespace, group.cadence(), group.statistics(choice)));
        }
    }

    /** How long to wait between two readings of a namespace, at least. */
    Duration pause(WatchedAccount account, String namespace, Instant now) {
        return hasBudget(account) ? pace(account, now).kept.pause(namespace) : Duration.ZERO;
    }

    /** Whether these items may be issued; if so, what they take is not left for others. */
    boolean allows(WatchedAccount account, List<WorkItem> items, Instant now) {
        if (items.isEmpty() || !hasBudget(account)) {
            return true;
        }
        Pace pace = pace(account, now);
        if (pace.left <= 0) {
            return false;
        }
        pace.left -= items.stream()
                .flatMap(item -> item.metrics().stream())
                .mapToLong(metric -> metric.statistics().size())
                .sum();
        return true;
    }

    /** Decides what an account is allowed from now on. */
    void decide(WatchedAccount account, Instant now) {
        Budgeting budgeting = budgeting(account, now);
        Spending spending = stores.spending(account.account().id());
        if (!hasBudget(account)) {
            Pace former = paces.remove(account.account().id());
            keep(account, spending, Kept.NOTHING, former == null ? Optional.empty() : former.load, now);
            return;
        }
        Pace pace = pace(account, now);
        boolean again = !spending.kept().holdsFor(budgeting.budget(), budgeting.month())
                || !now.isBefore(pace.decidedAt.plus(BETWEEN_DECISIONS));
        if (again && pace.load.isPresent()) {
            pace.decidedAt = now;
        }
        pace.kept = budgeting.kept(spending, again ? pace.load : Optional.empty());
        pace.left = budgeting.left(spending);
        keep(account, spending, pace.kept, pace.load, now);
    }

    void forget(AccountId account) {
        paces.remove(account);
        stores.forgetSpending(account);
    }

    private void keep(WatchedAccount account, Spending spending, Kept kept, Optional<Load> load, Instant now) {
        Kept before = spending.kept();
        if (kept.equals(before)) {
            return;
        }
        AccountId id = account.account().id();
        Spending after = spending.with(kept);
        stores.put(id, after);
        if (kept.isNewsAfter(before)) {
            Budgeting budgeting = budgeting(account, now);
            outbox.send(new AccountEvent.BudgetKept(
                    id,
                    now,
                    budgeting.budget(),
                    budgeting.month(),
                    Price.ofMetrics(after.in(budgeting.month())),
                    Price.ofMetrics(budgeting.expected(after, load)),
                    kept.stretched(),
                    kept.stopped()));
        }
    }

    private Pace pace(WatchedAccount account, Instant now) {
        return paces.computeIfAbsent(account.account().id(), id -> {
            Spending spending = stores.spending(id);
            Pace pace = new Pace();
            pace.kept = spending.kept();
            pace.left = budgeting(account, now).left(spending);
            return pace;
        });
    }

    private Budgeting budgeting(WatchedAccount account, Instant now) {
        return new Budgeting(account.account().collect().budget(), account.interval(rhythm), now);
    }

    private static boolean hasBudget(WatchedAccount account) {
        return account.account().collect().budget() != null;
    }
}
