package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import java.time.Instant;

/**
 * A proof, with what calls for another probe before its time.
 *
 * @param answered the last {@code verifyRevision} that a probe has answered
 * @param askedNotBefore those who ask for a proof again and again have one probe at a time, with a pause
 * @param rotationDueAt when the next external ID is tried, if there is one
 */
record Progress(Proof proof, long answered, Instant askedNotBefore, Instant rotationDueAt) {
    /**
     * An account that is seen for the first time. Whoever proved it before may have died with a request unanswered: that
     * is so only if nothing has changed since the request; at worst it is answered twice.
     */
    static Progress first(Account account, Instant now, ProofPolicy policy) {
        boolean unanswered =
                account.verifyRevision() > account.roleRevision() && account.verifyRevision() == account.revision();
        return new Progress(
                Proof.first(account, now, policy),
                unanswered ? account.verifyRevision() - 1 : account.verifyRevision(),
                now,
                policy.nextRotation(account.id(), now));
    }

    boolean isDue(Account account, Instant now, ProofPolicy policy) {
        return proof.isDue(account, now, policy)
                || isAsked(account) && !now.isBefore(askedNotBefore)
                || account.nextExternalId() != null && proof.letsIn() && !now.isBefore(rotationDueAt);
    }

    /** Whether somebody waits for a proof. */
    boolean isAsked(Account account) {
        return account.verifyRevision() > answered;
    }

    Progress with(Proof other) {
        return new Progress(other, answered, askedNotBefore, rotationDueAt);
    }

    /**
     * @param account as it was when it was probed: what was asked for since is still to be answered
     */
    Progress probed(Account account, Proof next, Instant now, ProofPolicy policy) {
        return new Progress(
                next,
                Math.max(answered, account.verifyRevision()),
                now.plus(policy.firstPause()),
                policy.nextRotation(account.id(), now));
    }
}
