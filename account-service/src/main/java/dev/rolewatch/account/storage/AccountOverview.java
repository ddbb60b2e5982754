package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.Health;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows how the accounts are: how many are well and how many are not, and those that somebody looks for. */
@ApplicationScoped
public class AccountOverview {
    /** As {@link Health#of} has it. */
    private static final String HEALTH = """
            case a.connection.state
                when PENDING then 'WAITING'
                when VERIFYING then 'CHECKING'
                when ACTIVE then case when a.connection.refusalReason is not null or exists
                    (select t.at from a.troubles t where t.reason in (DENIED, NO_SESSION)) then 'ATTENTION' else 'CONNECTED' end
                when REFUSED then 'REFUSED'
                else 'INSECURE' end""";

    private static final String SHOWN = """
            from AccountRow a where a.deletedAt is null
            and (:tenant is null or a.tenant = :tenant)
            and (:text is null or position(:text in lower(a.name)) > 0 or position(:text in lower(a.connection.roleArn)) > 0
                or a.expectedAwsAccount = :text)
            """;

    private final AccountRows rows;

    AccountOverview(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * Which accounts are looked for: those that are all of it.
     *
     * @param text part of the name or the role's ARN, or the AWS account's id, whatever the case
     */
    public record Filter(Optional<String> text, Optional<TenantId> tenant) {}

    /** How many of each health there are; those that there are none of are missing. */
    @Transactional
    public Map<Health, Long> counts(Filter filter) {
        Map<Health, Long> counts = new EnumMap<>(Health.class);
        query(
                        "select " + HEALTH + " as health, count(*) as accounts " + SHOWN + " group by health",
                        Tuple.class,
                        filter)
                .getResultList()
                .forEach(row -> counts.put(Health.valueOf(row.get(0, String.class)), row.get(1, Long.class)));
        return counts;
    }

    /** Sorted by name. */
    @Transactional
    public List<RegisteredAccount> page(Filter filter, Optional<Health> health, int offset, int limit) {
        String ofHealth =
                health.map(only -> " and " + HEALTH + " = '" + only + "'").orElse("");
        return query("select a " + SHOWN + ofHealth + " order by lower(a.name), a.id", AccountRow.class, filter)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(AccountRow::account)
                .toList();
    }

    private <T> TypedQuery<T> query(String hql, Class<T> row, Filter filter) {
        return rows.getEntityManager()
                .createQuery(hql, row)
                .setParameter("text", filter.text().map(String::toLowerCase).orElse(null))
                .setParameter("tenant", filter.tenant().map(TenantId::value).orElse(null));
    }
}
