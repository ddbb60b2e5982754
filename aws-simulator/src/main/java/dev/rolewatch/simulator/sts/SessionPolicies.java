package dev.rolewatch.simulator.sts;

import dev.rolewatch.simulator.iam.MalformedPolicyException;
import dev.rolewatch.simulator.iam.Policy;
import dev.rolewatch.simulator.iam.PolicyParser;
import dev.rolewatch.simulator.inventory.AccountSettings;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.wire.AwsException;
import java.util.Optional;

/** The policies that callers pass to narrow a session. */
final class SessionPolicies {
    private final Accounts accounts;

    SessionPolicies(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param managed true if the request names managed policies, which would narrow the session too */
    static Optional<Policy> parse(String document, boolean managed) {
        if (managed) {
            throw AwsException.validation("The simulator has no managed policies: pass the policy inline");
        }
        if (document == null) {
            return Optional.empty();
        }
        if (document.length() > AccountSettings.MAX_POLICY) {
            throw Parameters.invalid(
                    "policy", document, "Member must have length less than or equal to " + AccountSettings.MAX_POLICY);
        }
        try {
            return Optional.of(PolicyParser.identityPolicy(document));
        } catch (MalformedPolicyException e) {
            throw AwsException.of("MalformedPolicyDocument", e.getMessage());
        }
    }

    /**
     * How much of what STS takes the policy fills, in percent, or null without one. AWS packs policies in a way it does
     * not document; this is the plain share of the characters.
     *
     * @throws AwsException PackedPolicyTooLarge, if that is more than STS takes for the account
     */
    Integer packedPercent(String accountId, String document) {
        if (document == null) {
            return null;
        }
        int limit = accounts.packedPolicyLimit(accountId);
        if (document.length() > limit) {
            throw AwsException.of(
                    "PackedPolicyTooLarge",
                    "Packed policy consumes " + (limit == 0 ? 101 : document.length() * 100 / limit)
                            + "% of allotted space, please use smaller policy.");
        }
        return document.length() * 100 / limit;
    }
}
