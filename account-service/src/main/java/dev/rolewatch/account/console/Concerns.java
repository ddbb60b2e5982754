package dev.rolewatch.account.console;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.console.Concern.Level;
import dev.rolewatch.account.register.BudgetState;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Trouble;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that is wrong with an account, the worst first, as somebody needs it who has these pages in front. */
final class Concerns {
    private static final int MOST_NAMED = 5;

    private final RegisteredAccount account;
    private final Connection connection;
    private final List<Concern> found = new ArrayList<>();

    private Concerns(RegisteredAccount account) {
        this.account = account;
        this.connection = account.connection();
    }

    /** @param budget what it does at present; empty where there is none */
    static List<Concern> of(RegisteredAccount account, Optional<BudgetState> budget) {
        Concerns concerns = new Concerns(account);
        concerns.ofTrust();
        concerns.ofReading();
        budget.ifPresent(concerns::ofBudget);
        concerns.ofScans();
        concerns.ofTheEntry();
        return concerns.found.stream()
                .sorted(Comparator.comparing(Concern::level))
                .toList();
    }

    private void ofTrust() {
        if (connection instanceof Connection.Pending) {
            add(
                    Level.NOTE,
                    "Waiting for the role’s ARN",
                    "Rolewatch knows of this account, but cannot enter it yet.",
                    "Make the role in your AWS account and give its ARN.",
                    Remedy.CONTINUE);
        } else if (connection instanceof Connection.Verifying verifying) {
            verifying.refusal().ifPresent(refusal -> found.add(Refusals.of(refusal, connection)));
        } else if (connection instanceof Connection.Active active) {
            active.refusal().ifPresent(refusal -> found.add(Refusals.of(refusal, connection)));
        } else if (connection instanceof Connection.Refused refused) {
            found.add(Refusals.of(refused.refusal(), connection));
        } else if (connection instanceof Connection.Insecure insecure) {
            add(
                    Level.BROKEN,
                    "The role lets others in too",
                    insecure.detail(),
                    "Replace the role’s trust policy with the one under Role and policies, then check again. Rolewatch does not use the"
                            + " role until then.",
                    Remedy.VERIFY);
        }
    }

    private void ofReading() {
        for (Trouble trouble : account.reading().troubles().list()) {
            add(
                    trouble.needsOwner() ? Level.BROKEN : Level.WARNING,
                    title(trouble),
                    trouble.sentence(),
                    advice(trouble.reason()),
                    trouble.needsOwner() ? Remedy.SHOW_ROLE : Remedy.NONE);
        }
    }

    private static String title(Trouble trouble) {
        String where = " in " + trouble.region();
        return switch (trouble.reason()) {
            case DENIED -> "The role may not " + trouble.action() + where;
            case NO_SESSION -> "No session" + where;
            case REJECTED -> "Some metrics are not given out" + where;
            case UNREACHABLE -> "CloudWatch could not be reached" + where;
            case INCOMPLETE -> "CloudWatch answers only in part" + where;
            case THROTTLED -> "AWS asks to slow down" + where;
        };
    }

    private static String advice(NotReadReason reason) {
        return switch (reason) {
            case DENIED ->
                "Give the role the permissions policy under Role and policies, and check that no permissions boundary or service"
                        + " control policy denies it.";
            case NO_SESSION ->
                "Check that the role still exists and still has the trust policy under Role and policies.";
            case REJECTED -> "Nothing to do: the other metrics are read.";
            case UNREACHABLE, INCOMPLETE, THROTTLED ->
                "Nothing to do: Rolewatch reads on by itself, and nothing is lost.";
        };
    }

    private void ofBudget(BudgetState budget) {
        if (account.choice().collect().paused()) {
            return;
        }
        if (budget.stopped()) {
            ofSpentBudget(budget);
        } else if (!budget.stretched().isEmpty()) {
            ofStretchedIntervals(budget);
        } else if (budget.isTooLittle()) {
            add(
                    Level.WARNING,
                    "The budget will not last",
                    "The month is expected to cost up to "
                            + Words.usd(budget.expectedUsd().orElseThrow()) + ", but the budget is " + amount(budget)
                            + ".",
                    "Raise the budget, or collect fewer namespaces.",
                    Remedy.CHOOSE);
        }
    }

    private void ofSpentBudget(BudgetState budget) {
        add(
                Level.BROKEN,
                "The month’s budget is spent",
                "Nothing is read until " + budget.month().plusMonths(1).atDay(1) + " (UTC), for the budget of "
                        + amount(budget) + " is spent.",
                "Raise the budget to read on before.",
                Remedy.CHOOSE);
    }

    private void ofStretchedIntervals(BudgetState budget) {
        String slower = budget.stretched().entrySet().stream()
                .limit(MOST_NAMED)
                .map(namespace -> namespace.getKey() + " every " + Words.every(namespace.getValue()))
                .collect(Collectors.joining(", "));
        int more = budget.stretched().size() - MOST_NAMED;
        add(
                Level.WARNING,
                "The budget makes reading less frequent",
                "To keep the month within " + amount(budget) + ", these are read less often: " + slower
                        + (more > 0 ? ", and " + more + " more." : "."),
                "Raise the budget, or collect fewer namespaces.",
                Remedy.CHOOSE);
    }

    private static String amount(BudgetState budget) {
        return Words.usd(budget.budget().monthlyUsd());
    }

    private void ofScans() {
        List<String> failures = account.reading().inventory().failures();
        if (!failures.isEmpty()) {
            add(
                    Level.WARNING,
                    "The last scan could not look at everything",
                    String.join(" ", failures.subList(0, Math.min(MOST_NAMED, failures.size()))),
                    "What was known before is still read; the next scan tries again.",
                    Remedy.NONE);
        }
    }

    private void ofTheEntry() {
        if (account.externalIds().next().isPresent()) {
            add(
                    Level.WARNING,
                    "The external ID is being rotated",
                    "Both external IDs are valid until the role has opened with the next one.",
                    "Replace the role’s trust policy with the one under Role and policies, then check again.",
                    Remedy.VERIFY);
        }
        if (connection.accessKey().isPresent()) {
            add(
                    Level.WARNING,
                    "Connected by an access key",
                    "An access key is a lasting secret; a role needs none. The account keeps its history and progress when it"
                            + " moves, and Rolewatch deletes the key at once.",
                    "Make a role and give its ARN; then delete the key in IAM.",
                    Remedy.GIVE_ROLE);
        }
        if (connection instanceof Connection.Active active
                && !active.evaluated()
                && connection.role().isPresent()) {
            add(
                    Level.NOTE,
                    "Trust is not proven",
                    "The AWS endpoint in use evaluates no trust policies, so that nothing tells whether the role is closed to"
                            + " others.",
                    "Use this for tests only.",
                    Remedy.NONE);
        }
    }

    private void add(Level level, String title, String detail, String advice, Remedy remedy) {
        found.add(new Concern(level, title, detail, advice, remedy));
    }
}
