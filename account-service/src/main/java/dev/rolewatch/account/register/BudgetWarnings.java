package dev.rolewatch.account.register;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Says what an account's budget keeps from being read; of an account that is paused nothing, for its owner does. */
public final class BudgetWarnings {
    private static final int MOST_NAMED = 10;

    private BudgetWarnings() {}

    /** @param chosen how often metrics are read that nothing is stretched of */
    public static List<String> of(RegisteredAccount account, BudgetState state, Duration chosen) {
        if (account.choice().collect().paused()) {
            return List.of();
        }
        if (state.stopped()) {
            return List.of(stopped(account.id(), state.budget(), state.month()));
        }
        if (state.stretched().isEmpty()) {
            return state.isTooLittle() ? List.of(expected(state) + ". " + remedy(account.id())) : List.of();
        }
        return List.of(stretched(account.id(), state, chosen));
    }

    /** What to do when nothing is read; empty when the budget does not stop it. */
    static Optional<String> stopped(RegisteredAccount account, Instant now) {
        return account.budgetKept(now)
                .filter(BudgetKept::stopped)
                .filter(kept -> !account.choice().collect().paused())
                .map(kept -> stopped(account.id(), kept.budget(), kept.month()));
    }

    private static String stopped(AccountId account, Budget budget, YearMonth month) {
        return "Nothing is read until " + month.plusMonths(1).atDay(1) + " (UTC), for the month's budget of "
                + Words.usd(budget.monthlyUsd())
                + " is spent; to read on before, raise collect.budget.monthlyUsd with"
                + " PATCH /accounts/" + account + ".";
    }

    private static String stretched(AccountId account, BudgetState state, Duration chosen) {
        return "To keep the month within its budget of "
                + Words.usd(state.budget().monthlyUsd())
                + ", these namespaces are read less often than every " + Words.every(chosen) + ": "
                + intervals(state.stretched()) + ". "
                + state.expectedUsd().map(expected -> expected(state) + ". ").orElse("")
                + remedy(account);
    }

    private static String expected(BudgetState state) {
        String sentence = "Like this the month is expected to cost up to "
                + Words.usd(state.expectedUsd().orElseThrow());
        return state.isTooLittle()
                ? sentence + ", so that nothing will be read any more when "
                        + Words.usd(state.budget().monthlyUsd()) + " are spent"
                : sentence;
    }

    private static String remedy(AccountId account) {
        return "To change that, raise collect.budget.monthlyUsd with PATCH /accounts/" + account
                + ", or choose fewer namespaces.";
    }

    private static String intervals(SortedMap<String, Duration> stretched) {
        List<String> named = stretched.entrySet().stream()
                .limit(MOST_NAMED)
                .map(namespace -> namespace.getKey() + " every " + Words.every(namespace.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        int more = stretched.size() - named.size();
        if (more > 0) {
            named.add("and " + more + " more (budget.stretched)");
        }
        return String.join(", ", named);
    }
}
