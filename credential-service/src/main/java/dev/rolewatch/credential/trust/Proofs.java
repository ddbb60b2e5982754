package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.credential.session.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The proofs that this process works on, one for each account, in memory: whoever takes over starts from the account's state. */
public final class Proofs {
    private final ProofPolicy policy;
    private final Map<AccountId, Progress> progress = new ConcurrentHashMap<>();

    public Proofs(ProofPolicy policy) {
        this.policy = policy;
    }

    /**
     * What follows from a verdict.
     *
     * @param shuts whether nobody may keep a session of the account from now on
     * @param news what the account's people are to be told
     */
    public record Outcome(boolean shuts, Optional<AccountEvent> news) {
        static final Outcome NONE = new Outcome(false, Optional.empty());
    }

    /** The proof of the newest role or key of the account that is known; a proof of an earlier one is forgotten. */
    public Proof of(Account account, Instant now) {
        return progressOf(account, now).proof();
    }

    /** Why an account that is let in does not open at the moment; empty if that is to be found out by asking AWS. */
    public Optional<Refusal> refusal(Account account, Instant now) {
        return progressOf(account, now)
                .closure()
                .filter(closure -> now.isBefore(closure.until()))
                .map(Progress.Closure::why);
    }

    /** Whether a probe of this process has shut the account, so that its sessions are withdrawn already. */
    public boolean hasShut(Account account) {
        Progress known = progress.get(account.id());
        return known != null
                && known.own()
                && known.proof() instanceof Proof.Rejected rejected
                && rejected.roleRevision() == account.roleRevision();
    }

    /**
     * Those accounts for which something is to be done now: first those that somebody asks for, then new ones, then the
     * others by their time. However many are tried again and again, they keep neither of the former waiting.
     */
    public List<Account> due(Collection<Account> accounts, Instant now) {
        record Due(Account account, int rank, Instant at) {}
        return accounts.stream()
                .filter(account -> task(account, now) != Task.NOTHING)
                .map(account -> {
                    Progress known = progressOf(account, now);
                    return new Due(account, rank(account, known), known.proof().dueAt());
                })
                .sorted(Comparator.comparingInt(Due::rank).thenComparing(Due::at))
                .map(Due::account)
                .toList();
    }

    private static int rank(Account account, Progress known) {
        if (known.isAsked(account)) {
            return 0;
        }
        return known.isNew() ? 1 : 2;
    }

    Task task(Account account, Instant now) {
        return progressOf(account, now).task(account, now, policy);
    }

    /**
     * Takes the next state, unless the account has got another role or key in the meantime.
     *
     * @param account as it was when it was probed
     */
    public Outcome conclude(Account account, Verdict verdict, Instant now) {
        while (true) {
            Progress known = progressOf(account, now);
            if (known.proof().roleRevision() != account.roleRevision()) {
                return Outcome.NONE;
            }
            boolean late = verdict instanceof Verdict.Proven && known.overtakes(account);
            Proof.Step step = weigh(known, account, verdict, now);
            Progress next = late
                    ? known.with(new Proof.Rejected(account.roleRevision(), now))
                    : known.probed(account, verdict, step, now, policy);
            if (progress.replace(account.id(), known, next)) {
                return late ? Outcome.NONE : new Outcome(step.shuts(known.proof()), step.news());
            }
        }
    }

    private Proof.Step weigh(Progress known, Account account, Verdict verdict, Instant now) {
        Proof.Step step = known.proof().after(verdict, account, now, policy);
        return known.isAsked(account)
                ? refusal(verdict)
                        .map(why -> step.answering(why, account, now, policy))
                        .orElse(step)
                : step;
    }

    /** What is to be told again now. */
    Optional<AccountEvent> tellAgain(Account account, Instant now) {
        Optional<News> due = progressOf(account, now).news().filter(news -> news.isDue(account, now));
        due.ifPresent(news -> change(account, known -> known.with(news.again(now, policy))));
        return due.map(News::event);
    }

    /** Kafka has this news. */
    void told(Account account, AccountEvent event, Instant now) {
        change(
                account,
                known -> known.news()
                        .filter(news -> news.event().equals(event))
                        .map(news -> known.with(news.told(now, policy)))
                        .orElse(known));
    }

    /** The role does not take its next external ID yet. */
    void rotationWaits(Account account, Instant now) {
        change(account, known -> known.with(known.rotation().map(rotation -> rotation.later(now, policy))));
    }

    /** Has a role or key that was proven probed now, since it no longer opens as it did. */
    public void doubt(Account account, Instant now) {
        progressOf(account, now);
        change(account, known -> known.doubted(now, policy));
    }

    /** The same, since AWS has refused it to an asker; until that probe, the others are told the same. */
    public void doubt(Account account, Refusal why, Instant now) {
        progressOf(account, now);
        change(account, known -> known.doubted(why, now, policy));
    }

    /** Forgets the proofs of all other accounts. */
    public void keepOnly(Set<AccountId> accounts) {
        progress.keySet().retainAll(accounts);
    }

    private void change(Account account, UnaryOperator<Progress> how) {
        progress.computeIfPresent(
                account.id(),
                (id, known) -> known.proof().roleRevision() == account.roleRevision() ? how.apply(known) : known);
    }

    private Progress progressOf(Account account, Instant now) {
        return progress.compute(
                account.id(),
                (id, known) -> known == null || known.proof().roleRevision() < account.roleRevision()
                        ? Progress.first(account, now, policy)
                        : known.follow(account, now, policy));
    }

    private static Optional<Refusal> refusal(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(refused.why());
        }
        return verdict instanceof Verdict.Undecided undecided ? Optional.of(undecided.why()) : Optional.empty();
    }
}
