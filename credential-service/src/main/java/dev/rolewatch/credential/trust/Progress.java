package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.credential.session.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * A proof, with what calls for work before its time.
 *
 * @param seen the account's newest state
 * @param own whether the proof follows from a verdict of this process; if not, from the account's state
 * @param probedAt when this process probed last; long ago if it never did
 * @param answered the last {@code verifyRevision} that a probe has answered
 * @param rotation empty unless the external ID is being rotated
 * @param news what this process learnt last
 * @param closure why an account that is let in does not open at the moment
 */
record Progress(
        Proof proof,
        Seen seen,
        boolean own,
        Instant probedAt,
        long answered,
        Optional<Rotation> rotation,
        Optional<News> news,
        Optional<Closure> closure) {
    private static final Instant NEVER = Instant.EPOCH;

    /**
     * Whoever proved the account before may have died with a request unanswered. Accounts do not tell, so a request that is
     * among the last revisions is answered once more, and older ones are taken as answered.
     */
    private static final long LAST_REVISIONS = 3;

    /** What account-service says. */
    record Seen(long revision, AccountState state) {
        static Seen of(Account account) {
            return new Seen(account.revision(), account.state());
        }
    }

    /** What askers are told instead of asking STS for each of them. */
    record Closure(Refusal why, Instant until) {}

    static Progress first(Account account, Instant now, ProofPolicy policy) {
        boolean unanswered = account.verifyRevision() > account.roleRevision()
                && account.revision() - account.verifyRevision() < LAST_REVISIONS;
        return new Progress(
                Proof.first(account, now, policy),
                Seen.of(account),
                false,
                NEVER,
                unanswered ? account.verifyRevision() - 1 : account.verifyRevision(),
                Rotation.of(account, now, policy),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Takes note of a newer revision. Its state is believed unless this process knows better from a probe; that an account
     * is shut is believed in any case, for another instance may have found that out later.
     */
    Progress follow(Account account, Instant now, ProofPolicy policy) {
        if (account.revision() <= seen.revision()) {
            return this;
        }
        Optional<Rotation> rotating =
                rotation.filter(known -> known.isOf(account)).or(() -> Rotation.of(account, now, policy));
        boolean turned = account.state() != seen.state();
        if (turned && (!own || proof.letsIn() && isShut(account.state()))) {
            Proof shown = Proof.first(account, now, policy);
            return new Progress(
                    shown,
                    Seen.of(account),
                    false,
                    probedAt,
                    answered,
                    rotating,
                    Optional.empty(),
                    closure.filter(why -> shown.letsIn()));
        }
        return new Progress(proof, Seen.of(account), own, probedAt, answered, rotating, news, closure);
    }

    private static boolean isShut(AccountState state) {
        return state == AccountState.REFUSED || state == AccountState.INSECURE;
    }

    Task task(Account account, Instant now, ProofPolicy policy) {
        if (news.filter(last -> last.isDue(account, now)).isPresent()) {
            return Task.TELL;
        }
        if (!now.isBefore(proof.dueAt()) || isAsked(account) && !now.isBefore(probedAt.plus(policy.firstPause()))) {
            return Task.PROVE;
        }
        boolean rotates = proof.letsIn()
                && rotation.filter(next -> !now.isBefore(next.dueAt())).isPresent();
        return rotates ? Task.ROTATE : Task.NOTHING;
    }

    /** Whether somebody waits for a proof. */
    boolean isAsked(Account account) {
        return account.verifyRevision() > answered;
    }

    /** Whether nothing is known of the role yet. */
    boolean isNew() {
        return !own && probedAt.equals(NEVER) && !proof.letsIn();
    }

    /** Has what was proven probed, though not again and again: a probe may open what stays shut to askers. */
    Progress doubted(Instant now, ProofPolicy policy) {
        Instant earliest = probedAt.plus(policy.longestPause());
        return with(proof.doubted(earliest.isAfter(now) ? earliest : now));
    }

    /** The same, after AWS has refused it to an asker. */
    Progress doubted(Refusal why, Instant now, ProofPolicy policy) {
        Progress doubted = doubted(now, policy);
        return doubted.proof.letsIn() ? doubted.closed(Optional.of(closure(why, doubted.proof, now, policy))) : doubted;
    }

    /** Until the next probe, and as long as that may take. */
    private static Closure closure(Refusal why, Proof proof, Instant now, ProofPolicy policy) {
        Instant next = proof.dueAt().isAfter(now) ? proof.dueAt() : now;
        return new Closure(why, next.plus(policy.firstPause()));
    }

    /**
     * What is known after a probe.
     *
     * @param account as it was when it was probed: what was asked for since is still to be answered
     */
    Progress probed(Account account, Verdict verdict, Proof.Step step, Instant now, ProofPolicy policy) {
        Optional<Refusal> why = verdict instanceof Verdict.Refused refused
                ? Optional.of(refused.why())
                : closure.filter(known -> verdict instanceof Verdict.Undecided).map(Closure::why);
        return new Progress(
                step.next(),
                seen,
                own || !(verdict instanceof Verdict.Undecided),
                now,
                Math.max(answered, account.verifyRevision()),
                rotation.map(next -> next.later(now, policy)),
                step.news().map(event -> News.beingTold(event, now, policy)).or(() -> news),
                why.filter(known -> step.next().letsIn()).map(known -> closure(known, step.next(), now, policy)));
    }

    /**
     * Whether the account was found shut by somebody after the probe of it had begun: that it was open is no news then.
     *
     * @param account as it was when it was probed
     */
    boolean overtakes(Account account) {
        return !own && isShut(seen.state()) && seen.revision() > account.revision();
    }

    Progress with(Proof other) {
        return new Progress(other, seen, own, probedAt, answered, rotation, news, closure);
    }

    Progress with(News other) {
        return new Progress(proof, seen, own, probedAt, answered, rotation, Optional.of(other), closure);
    }

    Progress with(Optional<Rotation> other) {
        return new Progress(proof, seen, own, probedAt, answered, other, news, closure);
    }

    private Progress closed(Optional<Closure> other) {
        return new Progress(proof, seen, own, probedAt, answered, rotation, news, other);
    }
}
