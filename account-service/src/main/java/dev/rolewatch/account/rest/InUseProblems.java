package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.InUseException;
import java.util.List;

/** What is told of a role or access key that another account uses: always the same, whosever it is. */
final class InUseProblems {
    private static final String DETAIL = "another account already uses this ";

    private InUseProblems() {}

    static ProblemDetail of(InUseException.What what, String instance) {
        return switch (what) {
            case ROLE ->
                ProblemDetail.of(
                        "role-in-use",
                        "The role is already used",
                        409,
                        "Another account already uses this role. Create a role for this account alone, with its own external"
                                + " ID, or remove the other account first; if that is not yours, ask whoever runs"
                                + " Rolewatch.",
                        instance,
                        List.of(new FieldError(
                                "roleArn",
                                DETAIL + "role",
                                "the ARN of a role that no other account of Rolewatch uses")));
            case ACCESS_KEY ->
                ProblemDetail.of(
                        "access-key-in-use",
                        "The access key is already used",
                        409,
                        "Another account already uses this access key. Give a role, or an access key for this account alone,"
                                + " or remove the other account first; if that is not yours, ask whoever runs Rolewatch.",
                        instance,
                        List.of(new FieldError(
                                "accessKeyId",
                                DETAIL + "access key",
                                "the id of an access key that no other account of Rolewatch uses")));
        };
    }
}
