package dev.rolewatch.simulator.iam;

import java.util.List;
import java.util.Optional;

/** A user with one long-lived access key. */
public record IamUser(String accountId, String name, AccessKey key, List<Policy> policies) {

    public IamUser {
        policies = List.copyOf(policies);
    }

    Caller asCaller() {
        String arn = "arn:aws:iam::" + accountId + ":user/" + name;
        return new Caller(accountId, arn, arn, Ids.unique("AIDA", arn), policies, Optional.empty(), Optional.empty());
    }
}
