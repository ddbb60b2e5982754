package dev.rolewatch.account.register;

import java.time.Instant;

/** Tells people in one or two sentences what to do next with an account. */
public final class NextStep {
    private NextStep() {}

    public static String of(RegisteredAccount account, Instant now) {
        return account.problem().map(Problem::nextStep).orElseGet(() -> withoutProblem(account, now));
    }

    private static String withoutProblem(RegisteredAccount account, Instant now) {
        boolean byKey = account.connection().accessKey().isPresent();
        if (account.externalIds().next().isPresent()) {
            return BudgetWarnings.stopped(account, now)
                    .map(stopped -> rotation(account) + " " + stopped)
                    .orElseGet(() -> rotation(account));
        }
        return switch (account.connection().state()) {
            case PENDING ->
                "Create an IAM role in your AWS account with the trustPolicy and the permissionsPolicy shown"
                        + " here (GET /accounts/" + account.id()
                        + "/policies has a quick-create link, a CloudFormation template and a Terraform module that make it),"
                        + " then PUT {\"roleArn\": …} to /accounts/" + account.id() + "/role.";
            case VERIFYING ->
                byKey
                        ? "Wait: Rolewatch is finding out what the access key opens."
                        : "Wait: Rolewatch is proving that the role opens to it and to nobody else. A new role may take"
                                + " a few minutes to be known everywhere in AWS.";
            case ACTIVE -> BudgetWarnings.stopped(account, now).orElse("Nothing to do: the account is connected.");
            case REFUSED, INSECURE -> "POST to /accounts/" + account.id() + "/verify to have it tried at once.";
        };
    }

    private static String rotation(RegisteredAccount account) {
        return "Replace the role's trust policy with the trustPolicy shown here, which demands the next external ID, then"
                + " POST to /accounts/" + account.id()
                + "/verify. Both external IDs are valid until the role has opened"
                + " with the next one; DELETE /accounts/" + account.id() + "/external-id takes the rotation back.";
    }
}
