package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The access keys of all tenants' accounts, for whoever must encrypt them anew. */
@ApplicationScoped
public class StoredAccessKeys {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AccountRows rows;
    private final Event<AccountsChanged> changed;

    StoredAccessKeys(AccountRows rows, Event<AccountsChanged> changed) {
        this.rows = rows;
        this.changed = changed;
    }

    /** An access key and the account that is entered by it. */
    public record Stored(AccountId account, EncryptedAccessKey key) {}

    @Transactional
    public List<Stored> first(int limit) {
        return after(BEFORE_ALL, limit);
    }

    @Transactional
    public List<Stored> after(Stored last, int limit) {
        return after(last.account().value(), limit);
    }

    private List<Stored> after(UUID last, int limit) {
        return rows
                .find("id > ?1 and connection.accessKeyId is not null and deletedAt is null order by id", last)
                .page(0, limit)
                .stream()
                .map(row -> new Stored(
                        new AccountId(row.id), row.connection.accessKey().key()))
                .toList();
    }

    /**
     * Stores the same access key, encrypted anew, and has it published.
     *
     * @return false if the account has another one by now, or none
     */
    @Transactional
    public boolean replace(Stored known, EncryptedAccessKey fresh) {
        int replaced = rows.update(
                "connection.accessKeySecret = ?1, revision = revision + 1"
                        + " where id = ?2 and connection.accessKeySecret = ?3 and deletedAt is null",
                fresh.encryptedSecret(),
                known.account().value(),
                known.key().encryptedSecret());
        changed.fire(new AccountsChanged());
        return replaced == 1;
    }
}
