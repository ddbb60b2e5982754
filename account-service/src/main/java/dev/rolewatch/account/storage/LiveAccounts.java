package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Accounts that somebody follows, whosever they are: who may follow them was decided before. */
@ApplicationScoped
public class LiveAccounts {
    /**
     * PostgreSQL gives a row a new xmin whenever it is written, so nothing that writes needs to know of this. What is spent
     * changes in the transactions that change the account's own row.
     */
    private static final String VERSIONS = """
            select a.id, concat_ws(' ', a.xmin, i.xmin,
                (select string_agg(t.xmin || t.region || t.action, ' ' order by t.region, t.action)
                    from account_trouble t where t.account_id = a.id)) as version
            from account a left join inventory i on i.account = a.id
            where a.id in (:accounts) and a.deleted_at is null
            """;

    private final AccountRows rows;

    LiveAccounts(AccountRows rows) {
        this.rows = rows;
    }

    /** What changes whenever the rows of an account do; those that are gone are missing. */
    @Transactional
    public Map<AccountId, String> versions(Collection<AccountId> accounts) {
        List<Tuple> found = rows.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(VERSIONS, Tuple.class)
                .setParameter("accounts", ids(accounts))
                .getResultList();
        Map<AccountId, String> versions = new HashMap<>();
        found.forEach(row -> versions.put(new AccountId(row.get("id", UUID.class)), row.get("version", String.class)));
        return versions;
    }

    @Transactional
    public List<RegisteredAccount> find(Collection<AccountId> accounts) {
        return rows.find("id in ?1 and deletedAt is null", ids(accounts)).list().stream()
                .map(AccountRow::account)
                .toList();
    }

    private static List<UUID> ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
