package dev.rolewatch.simulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A role.
 *
 * @param path {@code /}, or begins and ends with a slash
 * @param policies its permission policies, by name
 * @param maxSessionDuration 1 to 12 hours
 */
public record Role(
        Account account,
        String path,
        String name,
        Policy trustPolicy,
        Map<String, Policy> policies,
        Duration maxSessionDuration)
        implements Principal {

    private static final String REVOCATION = "AWSRevokeOlderSessions";

    public Role {
        policies = Map.copyOf(policies);
    }

    @Override
    public String arn() {
        return account.arn("iam", "role" + path + name);
    }

    @Override
    public String id() {
        return Ids.unique("AROA", arn());
    }

    /** The role after somebody pressed "Revoke active sessions" in the IAM console at that instant. */
    public Role revokingSessionsBefore(Instant instant) {
        Policy deny = PolicyParser.identityPolicy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": ["*"], "Resource": ["*"],
                 "Condition": {"DateLessThan": {"aws:TokenIssueTime": "%s"}}}]}""".formatted(instant));
        Map<String, Policy> all = new LinkedHashMap<>(policies);
        all.put(REVOCATION, deny);
        return new Role(account, path, name, trustPolicy, all, maxSessionDuration);
    }

    @Override
    public List<Policy> permissions() {
        return List.copyOf(policies.values());
    }

    @Override
    public String sessionArn(String sessionName) {
        return account.arn("sts", "assumed-role/" + name + "/" + sessionName);
    }

    @Override
    public String sessionId(String sessionName) {
        return id() + ":" + sessionName;
    }
}
