package dev.rolewatch.simulator.iam;

import java.time.Instant;
import java.util.Optional;

/**
 * What AssumeRole and GetFederationToken hand out.
 *
 * @param principal the role or user as it was when the session was opened; what it may do now is to be asked anew
 * @param policy what the session was narrowed to, if it was
 */
public record Session(
        AccessKey key,
        String token,
        Principal principal,
        String name,
        Optional<Policy> policy,
        Instant issuedAt,
        Instant expiresAt) {

    /** The session's ARN, which leaves out the path of a role. */
    public String arn() {
        return principal.sessionArn(name);
    }

    public String id() {
        return principal.sessionId(name);
    }

    @Override
    public String toString() {
        return "Session[" + arn() + ", expires " + expiresAt + "]";
    }
}
