package dev.rolewatch.account.register;

import dev.rolewatch.account.register.Entry.AccessKey;
import dev.rolewatch.account.register.Entry.Role;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import java.time.Instant;
import java.util.Optional;

/** How far the trust between a customer's account and Rolewatch has come. Its methods are the only transitions. */
public sealed interface Connection {
    AccountState state();

    /** When this state began. */
    Instant since();

    Optional<Entry> entry();

    /** What keeps the account from being connected, or may soon. */
    Optional<Problem> problem(AccountId account);

    default Optional<Role> role() {
        return entry().filter(Role.class::isInstance).map(Role.class::cast);
    }

    default Optional<AccessKey> accessKey() {
        return entry().filter(AccessKey.class::isInstance).map(AccessKey.class::cast);
    }

    /** An entry may be given in every state, the same one again too: what is known of the one before no longer counts. */
    default Verifying give(Entry entry, Instant at) {
        return new Verifying(entry, at, Optional.empty());
    }

    /** Folds what was learnt of the trust; news of another entry than the present one changes nothing. */
    default Connection after(AccountEvent event) {
        return this;
    }

    /** Registered; the customer has not given anything to enter the account with yet. */
    record Pending(Instant since) implements Connection {
        @Override
        public AccountState state() {
            return AccountState.PENDING;
        }

        @Override
        public Optional<Entry> entry() {
            return Optional.empty();
        }

        @Override
        public Optional<Problem> problem(AccountId account) {
            return Optional.empty();
        }
    }

    /** The states in which trust can be proven, refused or found insecure. */
    sealed interface WithEntry extends Connection {
        Entry presentEntry();

        @Override
        default Optional<Entry> entry() {
            return Optional.of(presentEntry());
        }

        @Override
        default Connection after(AccountEvent event) {
            if (!TrustNews.isOf(presentEntry(), event)) {
                return this;
            }
            if (event instanceof TrustProven proven) {
                return proven(learnt(proven), proven);
            }
            if (event instanceof TrustRefused refused) {
                Refusal refusal = Refusal.of(refused);
                return refusal.isFinal() ? refused(refusal, refused.at()) : stillTrying(refusal);
            }
            if (event instanceof TrustInsecure insecure && presentEntry() instanceof Role role) {
                return insecure(role, insecure);
            }
            return this;
        }

        private Entry learnt(TrustProven event) {
            return presentEntry() instanceof AccessKey key ? key.of(event.awsAccount()) : presentEntry();
        }

        default Connection proven(Entry entry, TrustProven event) {
            return new Active(entry, event.at(), event.evaluated(), Optional.empty());
        }

        default Connection refused(Refusal refusal, Instant at) {
            return new Refused(presentEntry(), at, refusal);
        }

        default Connection insecure(Role role, TrustInsecure event) {
            return new Insecure(role, event.at(), event.detail());
        }

        /** A refusal that may be the delay with which IAM spreads a change decides nothing yet. */
        Connection stillTrying(Refusal refusal);
    }

    /** A role or an access key was given, and is being tried. */
    record Verifying(Entry presentEntry, Instant since, Optional<Refusal> refusal) implements WithEntry {
        @Override
        public AccountState state() {
            return AccountState.VERIFYING;
        }

        @Override
        public Optional<Problem> problem(AccountId account) {
            return refusal.map(latest -> latest.problem(presentEntry, account));
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Verifying(presentEntry, since, Optional.of(latest));
        }
    }

    /**
     * The account is scanned and read.
     *
     * @param evaluated false when the AWS endpoint in use evaluates no trust policies, so that nothing is proven
     */
    record Active(Entry presentEntry, Instant since, boolean evaluated, Optional<Refusal> refusal)
            implements WithEntry {
        @Override
        public AccountState state() {
            return AccountState.ACTIVE;
        }

        @Override
        public Optional<Problem> problem(AccountId account) {
            return refusal.map(latest -> latest.problem(presentEntry, account));
        }

        @Override
        public Connection proven(Entry entry, TrustProven event) {
            return new Active(entry, since, event.evaluated(), Optional.empty());
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Active(presentEntry, since, evaluated, Optional.of(latest));
        }
    }

    /** AWS does not let Rolewatch in, or not where it should; that is tried again from time to time. */
    record Refused(Entry presentEntry, Instant since, Refusal refusal) implements WithEntry {
        @Override
        public AccountState state() {
            return AccountState.REFUSED;
        }

        @Override
        public Optional<Problem> problem(AccountId account) {
            return Optional.of(refusal.problem(presentEntry, account));
        }

        @Override
        public Connection refused(Refusal latest, Instant at) {
            return new Refused(presentEntry, since, latest);
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return new Refused(presentEntry, since, latest);
        }
    }

    /** The role opens to callers without the external ID, so Rolewatch does not use it. */
    record Insecure(Role presentEntry, Instant since, String detail) implements WithEntry {
        @Override
        public AccountState state() {
            return AccountState.INSECURE;
        }

        @Override
        public Optional<Problem> problem(AccountId account) {
            return Optional.of(new Problem("TRUST_INSECURE", detail, Remedies.ofInsecureRole(account), null));
        }

        @Override
        public Connection insecure(Role role, TrustInsecure event) {
            return new Insecure(role, since, event.detail());
        }

        @Override
        public Connection stillTrying(Refusal latest) {
            return this;
        }
    }
}
