package dev.rolewatch.account.register;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what an account's budget keeps from being read. */
public final class BudgetWarnings {
    private static final int MOST_NAMED = 10;

    private BudgetWarnings() {}

    /** @param chosen how often metrics are read that nothing is stretched of */
    public static List<String> of(BudgetKept kept, Duration chosen) {
        if (kept.stopped()) {
            return List.of(stopped(kept));
        }
        return kept.stretched().isEmpty() ? List.of() : List.of(stretched(kept, chosen));
    }

    /** What to do when nothing is read. */
    static String stopped(BudgetKept kept) {
        return "Nothing is read until " + kept.month().plusMonths(1).atDay(1) + " (UTC), for the month's budget of "
                + Words.usd(kept.budget().monthlyUsd())
                + " is spent; to read on before, raise collect.budget.monthlyUsd with"
                + " PATCH /accounts/" + kept.account() + ".";
    }

    private static String stretched(BudgetKept kept, Duration chosen) {
        String budget = Words.usd(kept.budget().monthlyUsd());
        String sentence = "To keep the month within its budget of " + budget
                + ", these namespaces are read less often than every " + Words.every(chosen) + ": " + intervals(kept)
                + ". Like this the month is expected to cost up to " + Words.usd(kept.expectedUsd());
        String end = kept.expectedUsd().compareTo(kept.budget().monthlyUsd()) > 0
                ? ", so that nothing will be read any more when " + budget + " are spent"
                : "";
        return sentence + end + "; raise collect.budget.monthlyUsd with PATCH /accounts/" + kept.account()
                + ", or choose fewer namespaces.";
    }

    private static String intervals(BudgetKept kept) {
        List<String> named = kept.stretched().entrySet().stream()
                .limit(MOST_NAMED)
                .map(namespace -> namespace.getKey() + " every " + Words.every(namespace.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        int more = kept.stretched().size() - named.size();
        if (more > 0) {
            named.add("and " + more + " more (budget.stretched)");
        }
        return String.join(", ", named);
    }
}
