package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.Change;
import dev.rolewatch.account.audit.Changes;
import dev.rolewatch.account.imports.Taken;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/** Registers many accounts in one transaction and few statements. */
@ApplicationScoped
public class ImportedAccounts {
    /** Entities that Hibernate holds at a time: what it holds it looks through at each flush. */
    private static final int CHUNK = 500;

    private final AccountRows rows;
    private final Event<AccountsChanged> changed;
    private final Event<Changes> audited;

    ImportedAccounts(AccountRows rows, Event<AccountsChanged> changed, Event<Changes> audited) {
        this.rows = rows;
        this.changed = changed;
        this.audited = audited;
    }

    /** What the accounts that are seen use already. */
    @Transactional
    public Taken taken() {
        return new Taken(keys("connection.roleArn"), keys("awsAccount"));
    }

    private Set<String> keys(String property) {
        return rows.getEntityManager()
                .createQuery(
                        "select tenant, " + property + " from AccountRow where deletedAt is null and " + property
                                + " is not null",
                        Object[].class)
                .getResultStream()
                .map(row -> Taken.key(new TenantId((String) row[0]), (String) row[1]))
                .collect(Collectors.toSet());
    }

    /**
     * Adds all of them, or none.
     *
     * @throws InUseException if somebody else has given one of the roles to an account in this moment
     */
    @Transactional
    public void addAll(List<RegisteredAccount> accounts) {
        issue(accounts);
        try {
            for (int i = 0; i < accounts.size(); i++) {
                rows.persist(AccountRow.of(accounts.get(i)));
                if ((i + 1) % CHUNK == 0) {
                    rows.flush();
                    rows.getEntityManager().clear();
                }
            }
            rows.flush();
        } catch (ConstraintViolationException e) {
            throw InUseException.orOther(e);
        }
        audited.fire(new Changes(accounts.stream().map(Change::added).toList()));
        changed.fire(new AccountsChanged());
    }

    /** As {@link Accounts} does of one. */
    private void issue(List<RegisteredAccount> accounts) {
        rows.getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into issued_external_id (external_id, issued_at) values (?, now())")) {
                for (RegisteredAccount account : accounts) {
                    insert.setString(1, account.externalId().value());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }
}
