package dev.rolewatch.simulator.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whoever signed a request, with what it may do.
 *
 * @param principal the user or role, as it is now
 * @param session what AssumeRole or GetFederationToken handed out; empty for a user's own key
 */
public record Caller(Principal principal, Optional<Session> session) {

    public Account account() {
        return principal.account();
    }

    public String accountId() {
        return account().id();
    }

    /** As AWS prints it: of the user, or of the session. */
    public String arn() {
        return session.map(Session::arn).orElse(principal.arn());
    }

    /** The condition key {@code aws:PrincipalArn}: of the user or of the role itself, but of a federated user's session. */
    String principalArn() {
        return principal instanceof Role ? principal.arn() : arn();
    }

    /** The unique id that GetCallerIdentity returns. */
    public String userId() {
        return session.map(Session::id).orElse(principal.id());
    }

    public List<Policy> identityPolicies() {
        return principal.permissions();
    }

    /** What the session was narrowed to, if it was. */
    public Optional<Policy> sessionPolicy() {
        return session.flatMap(Session::policy);
    }

    /** When the session began; empty for a user's own key. */
    Optional<Instant> issuedAt() {
        return session.map(Session::issuedAt);
    }

    /** True if the credentials come from AssumeRole, so that assuming a further role is chaining. */
    public boolean isRoleSession() {
        return principal instanceof Role;
    }

    /** True if the credentials come from GetFederationToken, with which no further session can be opened. */
    public boolean isFederated() {
        return principal instanceof IamUser && session.isPresent();
    }

    public boolean isRootUser() {
        return principal instanceof IamUser user && user.root() && session.isEmpty();
    }

    /** True if a trust policy's principal means this caller: everybody, its account, its user, its role or its session. */
    boolean isNamedBy(String named) {
        return named.equals("*")
                || named.equals(account().id())
                || named.equals(account().arn("iam", "root"))
                || named.equals(principalArn())
                || named.equals(arn());
    }
}
