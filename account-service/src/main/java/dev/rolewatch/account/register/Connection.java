package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.RoleArn;
import java.time.Instant;
import java.util.Optional;

/** How far the trust between a customer's role and Rolewatch has come. Its methods are the only transitions. */
public sealed interface Connection {
    AccountState state();

    /** When this state began. */
    Instant since();

    Optional<Role> role();

    /** What keeps the account from being connected, or may soon. */
    Optional<Problem> problem();

    /** A role may be given in every state, the same one again too: what is known of the one before no longer counts. */
    default Verifying giveRole(RoleArn arn, long revision, Instant at) {
        return new Verifying(new Role(arn, revision), at, Optional.empty());
    }

    /** Folds what was learnt of the trust; news of another role than the present one changes nothing. */
    default Connection after(AccountEvent event) {
        return this;
    }

    /** Registered; the customer has not given a role yet. */
    record AwaitingRole(Instant since) implements Connection {
        @Override
        public AccountState state() {
            return AccountState.PENDING;
        }

        @Override
        public Optional<Role> role() {
            return Optional.empty();
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.empty();
        }
    }

    /** The states in which trust can be proven, refused or found insecure. */
    sealed interface WithRole extends Connection {
        Role presentRole();

        @Override
        default Optional<Role> role() {
            return Optional.of(presentRole());
        }

        @Override
        default Connection after(AccountEvent event) {
            if (event instanceof TrustProven proven && isOfPresentRole(proven.roleRevision())) {
                return proven(proven);
            }
            if (event instanceof TrustRefused refused && isOfPresentRole(refused.roleRevision())) {
                Refusal refusal = Refusal.of(refused);
                return refusal.isFinal() ? refused(refusal, refused.at()) : stillTrying(refusal);
            }
            if (event instanceof TrustInsecure insecure && isOfPresentRole(insecure.roleRevision())) {
                return insecure(insecure);
            }
            return this;
        }

        private boolean isOfPresentRole(long revision) {
            return presentRole().revision() == revision;
        }

        default Connection proven(TrustProven event) {
            return new Active(presentRole(), event.at(), event.evaluated(), Optional.empty());
        }

        default Connection refused(Refusal refusal, Instant at) {
            return new Refused(presentRole(), at, refusal);
        }

        default Connection insecure(TrustInsecure event) {
            return new Insecure(presentRole(), event.at(), event.detail());
        }

        /** A refusal that may be the delay with which IAM spreads a change decides nothing yet. */
        Connection stillTrying(Refusal refusal);
    }

    /** A role was given and its trust is being proven. */
    record Verifying(Role presentRole, Instant since, Optional<Refusal> refusal) implements WithRole {
        @Override
        public AccountState state() {
            return AccountState.VERIFYING;
        }

        @Override
        public Optional<Problem> problem() {
            return refusal.map(Refusal::problem);
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Verifying(presentRole, since, Optional.of(latest));
        }
    }

    /**
     * The account is scanned and read.
     *
     * @param evaluated false when the AWS endpoint in use evaluates no trust policies, so that nothing is proven
     */
    record Active(Role presentRole, Instant since, boolean evaluated, Optional<Refusal> refusal) implements WithRole {
        @Override
        public AccountState state() {
            return AccountState.ACTIVE;
        }

        @Override
        public Optional<Problem> problem() {
            return refusal.map(Refusal::problem);
        }

        @Override
        public Connection proven(TrustProven event) {
            return new Active(presentRole, since, event.evaluated(), Optional.empty());
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Active(presentRole, since, evaluated, Optional.of(latest));
        }
    }

    /** AWS does not let Rolewatch in; the role is tried again from time to time. */
    record Refused(Role presentRole, Instant since, Refusal refusal) implements WithRole {
        @Override
        public AccountState state() {
            return AccountState.REFUSED;
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(refusal.problem());
        }

        @Override
        public Connection refused(Refusal latest, Instant at) {
            return new Refused(presentRole, since, latest);
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Refused(presentRole, since, latest);
        }
    }

    /** The role opens to callers without the external ID, so Rolewatch does not use it. */
    record Insecure(Role presentRole, Instant since, String detail) implements WithRole {
        @Override
        public AccountState state() {
            return AccountState.INSECURE;
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(new Problem(
                    "TRUST_INSECURE",
                    detail,
                    "Replace the role's trust policy with the trustPolicy shown here; Rolewatch does not use the role"
                            + " until then. Give the role again to have it tried at once.",
                    null));
        }

        @Override
        public Connection insecure(TrustInsecure event) {
            return new Insecure(presentRole, since, event.detail());
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return this;
        }
    }
}
