package dev.rolewatch.credential.trust;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.Refusal;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a role's trust policy to the test, as "The confused deputy problem" of the IAM User Guide asks of whoever assumes
 * other people's roles. That the role does not open says nothing until it has opened once: a role that IAM has not spread
 * yet refuses everybody.
 */
public final class TrustProbe {
    /** The shortest session that STS gives. */
    private static final Duration LIFE = Duration.ofSeconds(900);

    private final Roles roles;
    private final boolean evaluated;

    /**
     * @param evaluated whether the endpoint in use evaluates trust policies; if not, only the opening is tried
     */
    public TrustProbe(Roles roles, boolean evaluated) {
        this.roles = roles;
        this.evaluated = evaluated;
    }

    public Verdict probe(Account account) {
        try {
            AwsAccountId entered = roles.accountOf(
                    open(account, Optional.of(account.externalId())),
                    account.roleArn().partition());
            if (!entered.equals(account.roleArn().account())) {
                return new Verdict.Refused(wrongAccount(account, entered));
            }
        } catch (RefusedException e) {
            return e.refusal().passing() ? new Verdict.Undecided(e.refusal()) : new Verdict.Refused(e.refusal());
        }
        if (!evaluated) {
            return new Verdict.Proven(false);
        }
        return staysShut(account, Optional.empty(), "without an external ID")
                .or(() -> staysShut(account, Optional.of(ExternalId.random()), "with any external ID"))
                .orElse(new Verdict.Proven(true));
    }

    /** Empty if the role stays shut, as it should. */
    private Optional<Verdict> staysShut(Account account, Optional<ExternalId> externalId, String how) {
        try {
            open(account, externalId);
            return Optional.of(new Verdict.Insecure("The role " + account.roleArn() + " opens " + how
                    + ", so that others could have Rolewatch enter it. Its trust policy must have the condition "
                    + "StringEquals sts:ExternalId " + account.externalId()
                    + " on every statement that allows sts:AssumeRole; Rolewatch does not use the role until then."));
        } catch (RefusedException e) {
            return e.refusal().reason() == RefusalReason.TRUST_DENIED
                    ? Optional.empty()
                    : Optional.of(new Verdict.Undecided(e.refusal()));
        }
    }

    private Session open(Account account, Optional<ExternalId> externalId) {
        return roles.assume(account.id(), account.roleArn(), externalId, LIFE);
    }

    private static Refusal wrongAccount(Account account, AwsAccountId entered) {
        return new Refusal(
                RefusalReason.WRONG_ACCOUNT,
                "The role " + account.roleArn() + " opened in account " + entered + " and not in "
                        + account.roleArn().account() + ", which its ARN names; check the AWS endpoint in use.");
    }
}
