package dev.rolewatch.simulator.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whoever signed a request, with what it may do.
 *
 * @param arn as AWS prints it: of the user, or of the role's session
 * @param principalArn of the user or of the role itself
 * @param userId the unique id that GetCallerIdentity returns
 * @param identityPolicies of the user or role, as they are now
 * @param sessionPolicy what the session was narrowed to, if it was
 * @param issuedAt when the session began; empty for a user's own keys
 */
public record Caller(
        String accountId,
        String arn,
        String principalArn,
        String userId,
        List<Policy> identityPolicies,
        Optional<Policy> sessionPolicy,
        Optional<Instant> issuedAt) {

    /** True if the credentials come from AssumeRole, so that assuming a further role is chaining. */
    public boolean isRoleSession() {
        return issuedAt.isPresent();
    }

    /** True if a trust policy's principal means this caller: everybody, its account, its user, its role or its session. */
    boolean isNamedBy(String principal) {
        return principal.equals("*")
                || principal.equals(accountId)
                || principal.equals("arn:aws:iam::" + accountId + ":root")
                || principal.equals(principalArn)
                || principal.equals(arn);
    }
}
