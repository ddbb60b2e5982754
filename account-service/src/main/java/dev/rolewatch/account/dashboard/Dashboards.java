package dev.rolewatch.account.dashboard;

import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.account.history.Bucket;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.storage.Histories;
import dev.rolewatch.account.storage.ResourceCounts;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.CollectionChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What is plotted of an account. */
@ApplicationScoped
public class Dashboards {
    private final Histories histories;
    private final Spends spends;
    private final ResourceCounts counts;
    private final Estimator estimator;
    private final Clock clock;

    Dashboards(Histories histories, Spends spends, ResourceCounts counts, Estimator estimator, Clock clock) {
        this.histories = histories;
        this.spends = spends;
        this.counts = counts;
        this.estimator = estimator;
        this.clock = clock;
    }

    /** The last 24 hours, in steps of the interval at which the account is read. */
    public History day(RegisteredAccount account) {
        return last(Duration.ofDays(1), Bucket.FIVE_MINUTES, account);
    }

    /** The last seven days, in hours, or in steps of the interval if that is longer. */
    public History week(RegisteredAccount account) {
        return last(Duration.ofDays(7), Bucket.HOUR, account);
    }

    /** The present month of UTC. The estimate counts the account's resources, which takes a moment for a large one. */
    public SpendComparison spend(RegisteredAccount account) {
        YearMonth month = BillingMonth.of(clock.instant());
        MonthSpend spent =
                spends.of(month, List.of(account.id())).getOrDefault(account.id(), new MonthSpend(month, List.of()));
        CollectionChoice choice = account.choice().collect();
        return SpendComparison.of(spent, estimate(account), Optional.ofNullable(choice.budget()));
    }

    private Optional<Estimate> estimate(RegisteredAccount account) {
        Inventory inventory = account.reading().inventory();
        return Optional.of(inventory)
                .filter(Inventory::isKnown)
                .map(known -> counts.found(account.id(), known, account.choice().collect()))
                .map(found -> estimator.estimate(found, account.choice()));
    }

    private History last(Duration time, Bucket finest, RegisteredAccount account) {
        Duration step = step(finest, estimator.interval(account.choice().collect()));
        return histories.of(account.id(), Span.last(time, step, clock.instant()));
    }

    /** With shorter steps than the interval, most would be empty. */
    private static Duration step(Bucket finest, Duration interval) {
        return Span.STEPS.stream()
                .filter(step -> step.compareTo(finest.length()) >= 0 && step.compareTo(interval) >= 0)
                .findFirst()
                .orElse(Span.STEPS.get(Span.STEPS.size() - 1));
    }
}
