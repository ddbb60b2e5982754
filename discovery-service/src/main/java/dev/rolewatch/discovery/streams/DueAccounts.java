package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** When each account is due next for something. It is in memory, for it follows from the stores and the clock. */
final class DueAccounts {
    private final Map<AccountId, Instant> dueOf = new HashMap<>();
    private final TreeMap<Instant, Set<AccountId>> byTime = new TreeMap<>();

    void put(AccountId account, Instant due) {
        remove(account);
        dueOf.put(account, due);
        byTime.computeIfAbsent(due, time -> new LinkedHashSet<>()).add(account);
    }

    void remove(AccountId account) {
        Instant due = dueOf.remove(account);
        if (due == null) {
            return;
        }
        Set<AccountId> sameTime = byTime.get(due);
        sameTime.remove(account);
        if (sameTime.isEmpty()) {
            byTime.remove(due);
        }
    }

    /** The account that has been due longest, if any is due now; it is not due any more. */
    Optional<AccountId> takeDue(Instant now) {
        if (byTime.isEmpty() || byTime.firstKey().isAfter(now)) {
            return Optional.empty();
        }
        AccountId account = byTime.firstEntry().getValue().iterator().next();
        remove(account);
        return Optional.of(account);
    }
}
