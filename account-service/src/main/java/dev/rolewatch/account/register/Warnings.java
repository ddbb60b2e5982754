package dev.rolewatch.account.register;

import java.util.ArrayList;
import java.util.List;

/** Sentences about what is not as it should be with an account, although nothing may be broken. */
final class Warnings {
    private static final String NOT_PROVEN =
            "Trust is not proven: the AWS endpoint in use does not evaluate trust policies,"
                    + " so the role was assumed without a test that it is closed to others. Use this for tests only.";

    private Warnings() {}

    static List<String> of(RegisteredAccount account) {
        List<String> warnings = new ArrayList<>();
        Connection connection = account.connection();
        if (connection.accessKey().isPresent()) {
            warnings.add(
                    "This account is connected by an access key, a lasting secret; a role is safer, for it needs none. To"
                            + " move, create a role with the trustPolicy and the permissionsPolicy shown here, then PUT"
                            + " {\"roleArn\": …} to /accounts/" + account.id()
                            + "/role: Rolewatch deletes the access key at once,"
                            + " and the account keeps its id, history and progress. Then delete the key in IAM.");
        }
        if (connection instanceof Connection.Active active
                && !active.evaluated()
                && connection.role().isPresent()) {
            warnings.add(NOT_PROVEN);
        }
        warnings.addAll(account.reading().troubles().sentences());
        return warnings;
    }
}
