package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.estimate.Change;
import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.account.estimate.NamespaceCost;
import dev.rolewatch.account.estimate.Requested;
import dev.rolewatch.account.rest.EstimateView.ChangeView;
import dev.rolewatch.account.rest.EstimateView.DiscoveryView;
import dev.rolewatch.account.rest.EstimateView.NamespaceView;
import dev.rolewatch.account.rest.EstimateView.RequestedView;
import java.time.Duration;

/** Shows estimates as the API has them. */
final class EstimateViews {
    private EstimateViews() {}

    static EstimateView of(Estimate estimate, EstimateBasis basis) {
        return new EstimateView(
                basis.inventory().scannedAt(),
                basis.isSettled(),
                estimate.interval().toString(),
                estimate.statistics().name(),
                basis.tried().collect().paused(),
                of(estimate.total()),
                estimate.total().usd(),
                new DiscoveryView(
                        estimate.discovery().requests(), estimate.discovery().usd()),
                estimate.namespaces().stream().map(EstimateViews::of).toList(),
                estimate.changes().stream().map(EstimateViews::of).toList(),
                EstimatedBudget.of(estimate, basis.tried().collect().budget()),
                Assumptions.of(basis));
    }

    private static NamespaceView of(NamespaceCost cost) {
        return new NamespaceView(
                cost.namespace(),
                cost.resources(),
                cost.series(),
                of(cost.requested()),
                cost.requested().usd());
    }

    private static ChangeView of(Change change) {
        String what =
                switch (change.kind()) {
                    case INTERVAL -> "Read every " + Words.every(Duration.parse(change.value())) + ".";
                    case STATISTICS ->
                        change.value().equals("ALL")
                                ? "Read all statistics of each metric."
                                : "Read only the statistic that tells most of each metric.";
                    case LEAVE_OUT_NAMESPACE -> "Leave " + change.value() + " out.";
                    case ADD_NAMESPACE -> "Read " + change.value() + " too.";
                    case ADD_CUSTOM_NAMESPACE -> "Read " + change.value() + " too, by adding it to customNamespaces.";
                };
        return new ChangeView(
                change.kind().name(),
                change.value(),
                what,
                change.total().usd(),
                change.difference().usd());
    }

    private static RequestedView of(Requested requested) {
        return new RequestedView(requested.low(), requested.high());
    }
}
