package dev.rolewatch.simulator.iam;

import java.time.Instant;
import java.util.Optional;

/** What AssumeRole handed out. */
public record Session(
        AccessKey key,
        String token,
        String accountId,
        String roleName,
        String sessionName,
        Optional<Policy> sessionPolicy,
        Instant issuedAt,
        Instant expiresAt) {

    /** The session's ARN, which leaves out the role's path. */
    public String arn() {
        return "arn:aws:sts::" + accountId + ":assumed-role/" + roleName + "/" + sessionName;
    }

    Caller asCaller(Role role) {
        return new Caller(
                accountId,
                arn(),
                role.arn(),
                role.id() + ":" + sessionName,
                role.permissions(),
                sessionPolicy,
                Optional.of(issuedAt));
    }

    @Override
    public String toString() {
        return "Session[" + arn() + ", expires " + expiresAt + "]";
    }
}
