package dev.rolewatch.account.register;

/** Tells people in one sentence what to do next with an account. */
public final class NextStep {
    private NextStep() {}

    public static String of(RegisteredAccount account) {
        return account.problem().map(Problem::nextStep).orElseGet(() -> switch (account.connection()
                .state()) {
            case PENDING ->
                "Create an IAM role in your AWS account with the trustPolicy and the permissionsPolicy shown"
                        + " here, then PUT {\"roleArn\": …} to /accounts/" + account.id() + "/role.";
            case VERIFYING ->
                "Wait: Rolewatch is proving that the role opens to it and to nobody else. A new role may take"
                        + " a few minutes to be known everywhere in AWS.";
            case ACTIVE -> "Nothing to do: the account is connected.";
            case REFUSED, INSECURE -> "Give the role again to have it tried at once.";
        });
    }
}
