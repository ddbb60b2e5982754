package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.Change;
import dev.rolewatch.account.audit.Changes;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;

/** The register in PostgreSQL, as far as it is seen by whoever asks. */
@ApplicationScoped
public class Accounts {
    private final AccountRows rows;
    private final Event<AccountsChanged> changed;
    private final Event<Changes> audited;

    Accounts(AccountRows rows, Event<AccountsChanged> changed, Event<Changes> audited) {
        this.rows = rows;
        this.changed = changed;
        this.audited = audited;
    }

    @Transactional
    public void add(RegisteredAccount account) {
        issue(account.externalId());
        rows.persist(AccountRow.of(account));
        audited.fire(new Changes(List.of(Change.added(account))));
        changed.fire(new AccountsChanged());
    }

    @Transactional
    public Optional<RegisteredAccount> find(AccountId id) {
        return rows.find(
                        "from AccountRow a left join fetch a.troubles where a.id = ?1 and a.deletedAt is null",
                        id.value())
                .singleResultOptional()
                .map(AccountRow::account);
    }

    /**
     * Changes an account; empty if there is none.
     *
     * @throws InUseException if the change gives it a role or an access key that another account uses
     */
    @Transactional
    public Optional<RegisteredAccount> change(AccountId id, UnaryOperator<RegisteredAccount> change) {
        return locked(id).map(row -> {
            RegisteredAccount before = row.account();
            RegisteredAccount account = change.apply(before);
            account.externalIds()
                    .all()
                    .filter(issued -> before.externalIds().all().noneMatch(issued::equals))
                    .forEach(this::issue);
            row.set(account);
            flush();
            audited.fire(new Changes(List.of(Change.changed(before, account))));
            changed.fire(new AccountsChanged());
            return account;
        });
    }

    /**
     * Removes an account: it is gone from here at once, and its row with the tombstone's publication.
     *
     * @param check is shown the account before; what it throws keeps it
     * @return false if there is none
     */
    @Transactional
    public boolean remove(AccountId id, Consumer<RegisteredAccount> check, Instant at) {
        Optional<AccountRow> row = locked(id);
        row.ifPresent(found -> {
            RegisteredAccount before = found.account();
            check.accept(before);
            audited.fire(new Changes(List.of(Change.removed(before))));
            remember(found, at);
            found.deletedAt = at;
            found.revision++;
            found.connection.accessKeySecret = null;
            changed.fire(new AccountsChanged());
        });
        return row.isPresent();
    }

    /** Notes whose spend it was. */
    private void remember(AccountRow removed, Instant at) {
        rows.getEntityManager()
                .createNativeQuery("insert into removed_account (id, tenant, name, removed_at)"
                        + " values (:id, :tenant, :name, :at)")
                .setParameter("id", removed.id)
                .setParameter("tenant", removed.tenant)
                .setParameter("name", removed.name)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Notes that an external ID was given out; the database refuses one that ever was before. */
    private void issue(ExternalId externalId) {
        rows.getEntityManager()
                .createNativeQuery("insert into issued_external_id (external_id, issued_at) values (:id, now())")
                .setParameter("id", externalId.value())
                .executeUpdate();
    }

    private Optional<AccountRow> locked(AccountId id) {
        return rows.find("id = ?1 and deletedAt is null", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private void flush() {
        try {
            rows.flush();
        } catch (ConstraintViolationException e) {
            throw InUseException.orOther(e);
        }
    }
}
