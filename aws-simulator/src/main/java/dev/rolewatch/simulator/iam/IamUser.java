package dev.rolewatch.simulator.iam;

import java.util.List;

/**
 * A user with one long-lived access key.
 *
 * @param root true if this is the account's root user, whom policies do not limit
 * @param active false if the key has been deactivated
 */
public record IamUser(Account account, String name, boolean root, AccessKey key, boolean active, List<Policy> policies)
        implements Principal {

    private static final Policy EVERYTHING = PolicyParser.identityPolicy("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""");

    public IamUser {
        policies = List.copyOf(policies);
    }

    @Override
    public String arn() {
        return account.arn("iam", root ? "root" : "user/" + name);
    }

    public IamUser withActiveKey(boolean nowActive) {
        return new IamUser(account, name, root, key, nowActive, policies);
    }

    @Override
    public String id() {
        return root ? account.id() : Ids.unique("AIDA", arn());
    }

    @Override
    public List<Policy> permissions() {
        return root ? List.of(EVERYTHING) : policies;
    }

    @Override
    public String sessionArn(String sessionName) {
        return account.arn("sts", "federated-user/" + sessionName);
    }

    @Override
    public String sessionId(String sessionName) {
        return account.id() + ":" + sessionName;
    }
}
