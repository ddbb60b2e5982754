package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.console.CollectPageView.EstimateLines;
import dev.rolewatch.account.console.CollectPageView.Line;
import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.account.estimate.NamespaceCost;
import dev.rolewatch.account.estimate.Requested;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.ResourceCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says what a choice would cost a month, by what scans have found. */
@ApplicationScoped
class Estimates {
    private static final int SHOWN = 8;

    private final ResourceCounts counts;
    private final Estimator estimator;
    private final Choices choices;

    Estimates(ResourceCounts counts, Estimator estimator, Choices choices) {
        this.counts = counts;
        this.estimator = estimator;
        this.choices = choices;
    }

    /** Null before the first scan. */
    EstimateLines of(RegisteredAccount account, Choice tried) {
        Inventory inventory = account.reading().inventory();
        if (!inventory.isKnown()) {
            return null;
        }
        Estimate estimate = estimate(account, tried);
        String before = tried.equals(account.choice())
                ? null
                : Money.of(estimate(account, account.choice()).total().usd());
        List<NamespaceCost> costs = estimate.namespaces();
        List<NamespaceCost> rest = costs.subList(Math.min(SHOWN, costs.size()), costs.size());
        return new EstimateLines(
                Money.of(estimate.total().usd()),
                before,
                costs.stream().limit(SHOWN).map(this::line).toList(),
                rest.isEmpty() ? null : more(rest));
    }

    private Estimate estimate(RegisteredAccount account, Choice choice) {
        return estimator.estimate(counts.found(account.id(), account.reading().inventory(), choice.collect()), choice);
    }

    private Line line(NamespaceCost cost) {
        return new Line(
                choices.service(cost.namespace()),
                cost.resources() == null ? "–" : Numbers.of(cost.resources()),
                Money.of(cost.requested().usd()));
    }

    private static String more(List<NamespaceCost> rest) {
        Requested sum = rest.stream().map(NamespaceCost::requested).reduce(Requested.NOTHING, Requested::plus);
        return rest.size() + " more: " + Money.of(sum.usd());
    }
}
