package dev.rolewatch.credential.account;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts as account-service last published them, each with the partition that it is kept on. */
public final class KnownAccounts {
    private record Known(Account account, int partition) {}

    private final Map<AccountId, Known> accounts = new ConcurrentHashMap<>();

    /** Takes an account's newest state; one that is older than what is known is left aside. */
    public void put(Account account, int partition) {
        accounts.merge(
                account.id(),
                new Known(account, partition),
                (known, read) -> read.account().revision() < known.account().revision() ? known : read);
    }

    public void remove(AccountId account) {
        accounts.remove(account);
    }

    public Optional<Account> find(AccountId account) {
        return Optional.ofNullable(accounts.get(account)).map(Known::account);
    }

    /** The accounts of some partitions that have given a role. */
    public List<Account> withRole(Set<Integer> partitions) {
        return accounts.values().stream()
                .filter(known -> partitions.contains(known.partition()))
                .map(Known::account)
                .filter(account -> account.roleArn() != null)
                .toList();
    }
}
