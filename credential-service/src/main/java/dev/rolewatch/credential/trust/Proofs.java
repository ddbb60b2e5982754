package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.credential.session.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The proofs that this process works on, one for each account, in memory: whoever takes over starts from the account's state. */
public final class Proofs {
    private final ProofPolicy policy;
    private final Map<AccountId, Progress> progress = new ConcurrentHashMap<>();

    public Proofs(ProofPolicy policy) {
        this.policy = policy;
    }

    /** The proof of the role or key that the account has now; a proof of an earlier one is forgotten. */
    public Proof of(Account account, Instant now) {
        return progressOf(account, now).proof();
    }

    /** Those accounts that are to be probed now. */
    public List<Account> due(Collection<Account> accounts, Instant now) {
        return accounts.stream()
                .filter(account -> progressOf(account, now).isDue(account, now, policy))
                .toList();
    }

    /**
     * What follows from a verdict; nothing is changed yet.
     *
     * @param account as it was when it was probed
     */
    public Proof.Step weigh(Account account, Verdict verdict, Instant now) {
        Progress known = progressOf(account, now);
        Proof.Step step = known.proof().after(verdict, account, now, policy);
        return known.isAsked(account)
                ? refusal(verdict)
                        .map(why -> step.answering(why, account, now, policy))
                        .orElse(step)
                : step;
    }

    /** Has a role or key that was proven probed now, since AWS has refused it to somebody. */
    public void doubt(Account account, Instant now) {
        progressOf(account, now);
        progress.computeIfPresent(
                account.id(), (id, known) -> known.with(known.proof().doubted(now)));
    }

    /**
     * Takes the next state, unless the account has got another role or key in the meantime.
     *
     * @param account as it was when it was probed
     */
    public void advance(Account account, Proof next, Instant now) {
        progress.computeIfPresent(
                account.id(),
                (id, known) -> known.proof().roleRevision() == next.roleRevision()
                        ? known.probed(account, next, now, policy)
                        : known);
    }

    /** Forgets the proofs of all other accounts. */
    public void keepOnly(Set<AccountId> accounts) {
        progress.keySet().retainAll(accounts);
    }

    private Progress progressOf(Account account, Instant now) {
        return progress.compute(
                account.id(),
                (id, known) -> known != null && known.proof().roleRevision() == account.roleRevision()
                        ? known
                        : Progress.first(account, now, policy));
    }

    private static Optional<Refusal> refusal(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(refused.why());
        }
        return verdict instanceof Verdict.Undecided undecided ? Optional.of(undecided.why()) : Optional.empty();
    }
}
