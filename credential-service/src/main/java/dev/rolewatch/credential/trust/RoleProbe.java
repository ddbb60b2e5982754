package dev.rolewatch.credential.trust;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.account.Entrance;
import dev.rolewatch.credential.session.RefusedException;
import dev.rolewatch.credential.session.Roles;
import java.util.Optional;

/**
 * Puts a role's trust policy to the test, as "The confused deputy problem" of the IAM User Guide asks of whoever assumes
 * other people's roles. That the role does not open says nothing until it has opened once: a role that IAM has not spread
 * yet refuses everybody.
 */
final class RoleProbe {
    private final Roles roles;
    private final boolean evaluated;

    RoleProbe(Roles roles, boolean evaluated) {
        this.roles = roles;
        this.evaluated = evaluated;
    }

    /**
     * @throws RefusedException if the role does not open with its external ID
     */
    Verdict probe(AccountId account, Entrance.Role role) {
        Opened opened = withNext(account, role).orElseGet(() -> with(account, role, role.present()));
        AwsAccountId entered = roles.accountOf(opened.session(), role.partition());
        if (!entered.equals(role.arn().account())) {
            throw new RefusedException(
                    RefusalReason.WRONG_ACCOUNT,
                    "The role " + role.arn() + " opened in account " + entered + " and not in "
                            + role.arn().account() + ", which its ARN names; check the AWS endpoint in use.");
        }
        Verdict proven = new Verdict.Proven(evaluated, Optional.of(opened.with()), entered);
        return evaluated ? flaw(account, role).orElse(proven) : proven;
    }

    /**
     * @throws RefusedException if STS does not tell at the moment
     */
    boolean opensWithNext(AccountId account, Entrance.Role role) {
        return withNext(account, role).isPresent();
    }

    private record Opened(ExternalId with, Session session) {}

    private Opened with(AccountId account, Entrance.Role role, ExternalId externalId) {
        return new Opened(externalId, assume(account, role, Optional.of(externalId)));
    }

    /** Empty unless the external ID is being rotated and the role opens with the next one already. */
    private Optional<Opened> withNext(AccountId account, Entrance.Role role) {
        try {
            return role.next().map(next -> with(account, role, next));
        } catch (RefusedException e) {
            if (e.refusal().reason() == RefusalReason.TRUST_DENIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Verdict> flaw(AccountId account, Entrance.Role role) {
        return staysShut(account, role, Optional.empty(), TrustFlaw.OPENS_WITHOUT_EXTERNAL_ID)
                .or(() -> staysShut(
                        account, role, Optional.of(ExternalId.random()), TrustFlaw.OPENS_WITH_ANY_EXTERNAL_ID));
    }

    /** Empty if the role stays shut, as it should. */
    private Optional<Verdict> staysShut(
            AccountId account, Entrance.Role role, Optional<ExternalId> externalId, TrustFlaw otherwise) {
        try {
            assume(account, role, externalId);
            return Optional.of(new Verdict.Insecure(otherwise.describe(role, ownAccount(role))));
        } catch (RefusedException e) {
            return e.refusal().reason() == RefusalReason.TRUST_DENIED
                    ? Optional.empty()
                    : Optional.of(new Verdict.Undecided(e.refusal()));
        }
    }

    /** Empty if STS does not tell at the moment: a role that lets anybody in is reported all the same. */
    private Optional<AwsAccountId> ownAccount(Entrance.Role role) {
        try {
            return Optional.of(roles.ownAccount(role.partition()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Session assume(AccountId account, Entrance.Role role, Optional<ExternalId> externalId) {
        return roles.assume(account, role.arn(), externalId, TrustProbe.LIFE);
    }
}
