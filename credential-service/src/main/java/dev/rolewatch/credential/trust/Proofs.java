package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The proofs that this process works on, one for each account, in memory: whoever takes over starts from the account's state. */
public final class Proofs {
    private final ProofPolicy policy;
    private final Map<AccountId, Proof> proofs = new ConcurrentHashMap<>();

    public Proofs(ProofPolicy policy) {
        this.policy = policy;
    }

    /** The proof of the role that the account has now; a proof of an earlier role is forgotten. */
    public Proof of(Account account, Instant now) {
        return proofs.compute(
                account.id(),
                (id, known) -> known != null && known.roleRevision() == account.roleRevision()
                        ? known
                        : Proof.first(account, now, policy));
    }

    /** Those accounts whose role is to be probed now. */
    public List<Account> due(Collection<Account> accounts, Instant now) {
        return accounts.stream()
                .filter(account -> of(account, now).isDue(account, now, policy))
                .toList();
    }

    /** What follows from a verdict; nothing is changed yet. */
    public Proof.Step weigh(Account account, Verdict verdict, Instant now) {
        return of(account, now).after(verdict, account, now, policy);
    }

    /** Has a role that was proven probed now, since AWS has refused it to somebody. */
    public void doubt(Account account, Instant now) {
        advance(account.id(), of(account, now).doubted(now));
    }

    /** Takes the next state, unless the account has got another role in the meantime. */
    public void advance(AccountId account, Proof next) {
        proofs.computeIfPresent(account, (id, known) -> known.roleRevision() == next.roleRevision() ? next : known);
    }

    /** Forgets the proofs of all other accounts. */
    public void keepOnly(Set<AccountId> accounts) {
        proofs.keySet().retainAll(accounts);
    }
}
