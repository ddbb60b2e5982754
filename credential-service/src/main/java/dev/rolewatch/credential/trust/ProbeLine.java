package dev.rolewatch.credential.trust;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is probed next: so many at a time, each account once, and the next as soon as one is done. */
public final class ProbeLine {
    private final int atOnce;
    private final Set<AccountId> served = new HashSet<>();
    private Deque<AccountId> waiting = new ArrayDeque<>();

    public ProbeLine(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Lets these wait, in their order, in place of those who waited until now. */
    public synchronized void replace(List<Account> due) {
        waiting = new ArrayDeque<>(due.stream().map(Account::id).toList());
    }

    /** The first one who waits and is not being served, who now is; empty if as many are served as may be. */
    public synchronized Optional<AccountId> next() {
        while (served.size() < atOnce && !waiting.isEmpty()) {
            AccountId first = waiting.remove();
            if (served.add(first)) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    public synchronized void done(AccountId account) {
        served.remove(account);
    }
}
