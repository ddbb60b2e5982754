package dev.rolewatch.credential.account;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts as account-service last published them, each with the partition that it is kept on. */
public final class KnownAccounts {
    private record Known(Account account, int partition) {}

    private final Map<AccountId, Known> accounts = new ConcurrentHashMap<>();

    /** What a newer state of an account ends. */
    public enum Ended {
        NOTHING,
        /** What the account was entered by has been replaced. */
        ENTRANCE,
        /** It is not to be entered by what it was entered by. */
        TRUST
    }

    /** Takes an account's newest state; one that is older than what is known is left aside. */
    public Ended put(Account account, int partition) {
        Known before = accounts.get(account.id());
        accounts.merge(
                account.id(),
                new Known(account, partition),
                (known, read) -> read.account().revision() < known.account().revision() ? known : read);
        return before == null ? Ended.NOTHING : ended(before.account(), account);
    }

    private static Ended ended(Account before, Account now) {
        if (!before.canBeTried() || now.revision() <= before.revision()) {
            return Ended.NOTHING;
        }
        if (before.roleRevision() < now.roleRevision()) {
            return Ended.ENTRANCE;
        }
        boolean isShut = now.state() == AccountState.REFUSED || now.state() == AccountState.INSECURE;
        return isShut && now.state() != before.state() ? Ended.TRUST : Ended.NOTHING;
    }

    public void remove(AccountId account) {
        accounts.remove(account);
    }

    public Optional<Account> find(AccountId account) {
        return Optional.ofNullable(accounts.get(account)).map(Known::account);
    }

    /** The partition that an account is kept on; empty if it is not known any more. */
    public OptionalInt partitionOf(AccountId account) {
        Known known = accounts.get(account);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.partition());
    }

    /** The accounts of some partitions that can be entered. */
    public List<Account> enterable(Set<Integer> partitions) {
        return accounts.values().stream()
                .filter(known -> partitions.contains(known.partition()))
                .map(Known::account)
                .filter(Account::canBeTried)
                .toList();
    }
}
