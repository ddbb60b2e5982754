package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.credential.session.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the proof of one role or access key has come, and when it is probed next. */
public sealed interface Proof {
    /** Which of the account's roles or access keys this is about. */
    long roleRevision();

    Instant dueAt();

    /** Whether sessions may be had. */
    boolean letsIn();

    /** What follows when AWS refuses the role to somebody who asks for a session: it is probed at that time. */
    default Proof doubted(Instant at) {
        return this;
    }

    /** Until when a refusal decides nothing. */
    default Instant retryingUntil(ProofPolicy policy) {
        return dueAt();
    }

    /** What follows when the role does not open. */
    Step refused(Refusal why, Account account, Instant now, ProofPolicy policy);

    /** What follows when the role could not be probed. */
    Step undecided(Refusal why, Account account, Instant now, ProofPolicy policy);

    /** What follows from a verdict. */
    default Step after(Verdict verdict, Account account, Instant now, ProofPolicy policy) {
        if (verdict instanceof Verdict.Proven proven) {
            return new Step(
                    new Proven(roleRevision(), policy.nextProof(account.id(), now)),
                    Optional.of(new TrustProven(
                            account.id(),
                            now,
                            roleRevision(),
                            proven.evaluated(),
                            proven.openedWith().orElse(null),
                            proven.entered())));
        }
        if (verdict instanceof Verdict.Insecure insecure) {
            return new Step(
                    new Rejected(roleRevision(), policy.nextTry(account.id(), now)),
                    Optional.of(new TrustInsecure(account.id(), now, roleRevision(), insecure.detail())));
        }
        if (verdict instanceof Verdict.Refused refused) {
            return refused(refused.why(), account, now, policy);
        }
        return undecided(((Verdict.Undecided) verdict).why(), account, now, policy);
    }

    /** Where the proof of an account begins that is seen for the first time. */
    static Proof first(Account account, Instant now, ProofPolicy policy) {
        long role = account.roleRevision();
        if (account.state() == AccountState.ACTIVE) {
            return new Proven(role, policy.nextProof(account.id(), now));
        }
        if (account.state() == AccountState.REFUSED || account.state() == AccountState.INSECURE) {
            return new Rejected(role, policy.nextTry(account.id(), now));
        }
        return new Trying(role, now, 0, now);
    }

    /** Where the proof stands after a probe, and what the account's people are told, if anything. */
    record Step(Proof next, Optional<AccountEvent> news) {
        /** Whether the account is shut from now on, so that nobody may keep a session of it. */
        public boolean shuts(Proof before) {
            return next instanceof Rejected && !(before instanceof Rejected);
        }

        /** The same, with word of a refusal that is not told unless somebody has asked. */
        Step answering(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return news.isPresent()
                    ? this
                    : new Step(
                            next,
                            Optional.of(new TrustRefused(
                                    account.id(),
                                    now,
                                    next.roleRevision(),
                                    why.reason(),
                                    why.detail(),
                                    next.retryingUntil(policy))));
        }
    }

    /** A new role, which IAM may not have spread yet: refusals are told as they come, and are final once patience ends. */
    record Trying(long roleRevision, Instant since, int attempts, Instant dueAt) implements Proof {
        @Override
        public boolean letsIn() {
            return false;
        }

        @Override
        public Step refused(Refusal why, Account account, Instant now, ProofPolicy policy) {
            Instant end = since.plus(policy.patience());
            if (now.isBefore(end) && !why.lasting()) {
                return new Step(again(now, policy), Optional.of(news(why, account, now, end)));
            }
            return finallyRefused(roleRevision, why, account, now, policy);
        }

        @Override
        public Step undecided(Refusal why, Account account, Instant now, ProofPolicy policy) {
            Trying next = again(now, policy);
            Instant end = since.plus(policy.patience());
            // Never final, however long it lasts: it is not the role's fault.
            Instant until = end.isAfter(next.dueAt()) ? end : next.dueAt();
            return new Step(next, Optional.of(news(why, account, now, until)));
        }

        private Trying again(Instant now, ProofPolicy policy) {
            int made = attempts + 1;
            return new Trying(roleRevision, since, made, now.plus(policy.pauseAfter(made)));
        }

        private TrustRefused news(Refusal why, Account account, Instant now, Instant until) {
            return new TrustRefused(account.id(), now, roleRevision, why.reason(), why.detail(), until);
        }
    }

    /** Proven; proven again from time to time, for trust policies change. */
    record Proven(long roleRevision, Instant dueAt) implements Proof {
        @Override
        public Proof doubted(Instant at) {
            return at.isBefore(dueAt) ? new Proven(roleRevision, at) : this;
        }

        @Override
        public boolean letsIn() {
            return true;
        }

        @Override
        public Step refused(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return new Doubted(roleRevision, now, 0, now).refused(why, account, now, policy);
        }

        @Override
        public Step undecided(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return new Step(new Proven(roleRevision, now.plus(policy.longestPause())), Optional.empty());
        }
    }

    /**
     * Proven before and refused lately. One refusal does not cut off an account that works: its people are told when the
     * role has stayed shut for as long as a new role is given to open.
     */
    record Doubted(long roleRevision, Instant since, int attempts, Instant dueAt) implements Proof {
        @Override
        public boolean letsIn() {
            return true;
        }

        @Override
        public Step refused(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return now.isBefore(since.plus(policy.patience()))
                    ? new Step(again(now, policy), Optional.empty())
                    : finallyRefused(roleRevision, why, account, now, policy);
        }

        @Override
        public Step undecided(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return new Step(again(now, policy), Optional.empty());
        }

        @Override
        public Instant retryingUntil(ProofPolicy policy) {
            Instant end = since.plus(policy.patience());
            return end.isAfter(dueAt) ? end : dueAt;
        }

        private Doubted again(Instant now, ProofPolicy policy) {
            int made = attempts + 1;
            Duration pause = policy.pauseAfter(made);
            return new Doubted(roleRevision, since, made, now.plus(pause));
        }
    }

    /** Refused or insecure, and not used; tried again from time to time, for its people may have mended it. */
    record Rejected(long roleRevision, Instant dueAt) implements Proof {
        @Override
        public boolean letsIn() {
            return false;
        }

        @Override
        public Step refused(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return finallyRefused(roleRevision, why, account, now, policy);
        }

        @Override
        public Step undecided(Refusal why, Account account, Instant now, ProofPolicy policy) {
            return new Step(new Rejected(roleRevision, now.plus(policy.longestPause())), Optional.empty());
        }
    }

    private static Step finallyRefused(
            long roleRevision, Refusal why, Account account, Instant now, ProofPolicy policy) {
        return new Step(
                new Rejected(roleRevision, policy.nextTry(account.id(), now)),
                Optional.of(new TrustRefused(account.id(), now, roleRevision, why.reason(), why.detail(), null)));
    }
}
