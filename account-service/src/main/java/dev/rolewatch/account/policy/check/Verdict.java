package dev.rolewatch.account.policy.check;

import dev.rolewatch.contracts.policy.Permission;
import java.util.List;

/** What a policy says to one call. */
public sealed interface Verdict {
    Permission permission();

    record Allowed(Permission permission) implements Verdict {}

    /** @param conditions sentences: each says which statement allows or denies the call, and when */
    record Depends(Permission permission, List<String> conditions) implements Verdict {}

    /** @param reason a sentence: which statement denies it, or that none allows it */
    record Denied(Permission permission, String reason) implements Verdict {}
}
