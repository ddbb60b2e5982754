package dev.rolewatch.account.sse;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.LiveAccounts;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts that somebody looks at, as they were last seen in the database. Only one thread uses it. */
@ApplicationScoped
class ShownAccounts {
    private final LiveAccounts accounts;
    private final AccountRecords records;
    private final Map<AccountId, Shown> known = new HashMap<>();

    ShownAccounts(LiveAccounts accounts, AccountRecords records) {
        this.accounts = accounts;
        this.records = records;
    }

    /**
     * An account as it was seen.
     *
     * @param version of its rows; null if they are gone
     * @param event null if they are gone
     */
    private record Shown(String version, StreamEvent event) {
        static final Shown REMOVED = new Shown(null, null);
    }

    /** Looks at exactly these: at the version of each, and at what changed. */
    void look(Set<AccountId> wanted) {
        known.keySet().retainAll(wanted);
        if (wanted.isEmpty()) {
            return;
        }
        Map<AccountId, String> versions = accounts.versions(wanted);
        // An account that changes after this is read as it is then, and once more when its next version is seen.
        Set<AccountId> changed = versions.keySet().stream()
                .filter(account -> isNew(account, versions.get(account)))
                .collect(Collectors.toSet());
        Map<AccountId, String> written = changed.isEmpty() ? Map.of() : write(changed);
        written.forEach(
                (account, json) -> known.put(account, new Shown(versions.get(account), StreamEvent.account(json))));
        wanted.stream()
                .filter(account -> !versions.containsKey(account))
                .forEach(account -> known.put(account, Shown.REMOVED));
    }

    /** As the people of each account's own tenant see it, and so whoever manages that. */
    private Map<AccountId, String> write(Set<AccountId> changed) {
        Map<TenantId, List<RegisteredAccount>> tenants =
                accounts.find(changed).stream().collect(Collectors.groupingBy(RegisteredAccount::tenant));
        Map<AccountId, String> written = new HashMap<>();
        tenants.forEach(
                (tenant, its) -> written.putAll(Acting.as(Visibility.of(tenant, List.of()), () -> records.json(its))));
        return written;
    }

    Optional<StreamEvent> event(AccountId account) {
        return Optional.ofNullable(known.get(account)).map(Shown::event);
    }

    boolean isRemoved(AccountId account) {
        return Shown.REMOVED.equals(known.get(account));
    }

    private boolean isNew(AccountId account, String version) {
        Shown before = known.get(account);
        return before == null || !version.equals(before.version());
    }
}
