package dev.rolewatch.account.dashboard;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.dashboard.SpendComparison.Namespace;
import dev.rolewatch.account.plot.BarPlot;
import dev.rolewatch.account.plot.BarPlot.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how spend is plotted beside the estimate and the budget. */
public final class SpendPlot {
    /** The others share a bar. */
    private static final int MOST_NAMESPACES = 10;

    private SpendPlot() {}

    /** @param id unique in the page */
    public static BarPlot of(String id, SpendComparison spend) {
        return new BarPlot(
                id,
                "Spend in " + spend.month() + " by namespace",
                description(spend),
                "US dollars, upper end of what AWS may bill",
                bars(spend),
                spend.budgetUsd().map(BigDecimal::doubleValue));
    }

    private static String description(SpendComparison spend) {
        String estimate = spend.estimatedUsd()
                .map(usd -> ", of an estimated " + Words.usd(usd) + " for the whole month")
                .orElse("");
        String budget = spend.budgetUsd()
                .map(usd -> " The budget is " + Words.usd(usd) + ".")
                .orElse(" There is no budget.");
        return "Spent so far are " + Words.usd(spend.spentUsd()) + estimate + "." + budget;
    }

    private static List<Bar> bars(SpendComparison spend) {
        List<Namespace> all = spend.namespaces();
        int own = all.size() <= MOST_NAMESPACES ? all.size() : MOST_NAMESPACES - 1;
        List<Bar> bars = new ArrayList<>();
        all.subList(0, own).forEach(one -> bars.add(bar(one, false)));
        if (own < all.size()) {
            bars.add(bar(together(all.subList(own, all.size())), false));
        }
        if (!all.isEmpty() || spend.budgetUsd().isPresent()) {
            bars.add(bar(new Namespace("Total", spend.spentUsd(), spend.estimatedUsd()), true));
        }
        return bars;
    }

    private static Namespace together(List<Namespace> others) {
        return new Namespace(
                others.size() + " others",
                others.stream().map(Namespace::spentUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
                others.stream()
                        .map(Namespace::estimatedUsd)
                        .reduce((one, other) -> one.flatMap(usd -> other.map(usd::add)))
                        .orElse(Optional.empty()));
    }

    private static Bar bar(Namespace one, boolean total) {
        String estimate = one.estimatedUsd().map(usd -> " of " + Words.usd(usd)).orElse("");
        return new Bar(
                one.name(),
                one.spentUsd().doubleValue(),
                one.estimatedUsd().map(BigDecimal::doubleValue),
                Words.usd(one.spentUsd()) + estimate,
                total);
    }
}
