package dev.rolewatch.account.storage;

import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.spend.MonthSpend.NamespaceSpend;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Shows what was spent, as far as it is seen by whoever asks. */
@ApplicationScoped
public class Spends {
    /** What row-level security says too, but in words that an index is used for. */
    private static final String SEEN = "tenant = any (cast((select seen_tenants()) as text[]))";

    private static final String ASKED =
            "tenant = any (cast((select coalesce(string_to_array(:tenant, ','), seen_tenants())) as text[]))";

    private static final String OF_ACCOUNTS = """
        select account, namespace, billed_metrics_low low, billed_metrics_high high
        from spend where %s and month = :month and account in (:accounts)
        """.formatted(SEEN);

    private static final String OF_ALL = """
        select namespace, cast(sum(billed_metrics_low) as bigint) low, cast(sum(billed_metrics_high) as bigint) high
        from spend where %s and month = :month
        group by namespace
        """.formatted(ASKED);

    /** Ordered and cut before the rows of each account are looked up. */
    private static final String PAGE = """
        select s.tenant, s.account, coalesce(a.name, r.name) as name, r.removed_at, s.namespace, s.billed_metrics_low low,
            s.billed_metrics_high high
        from (select account, tenant, {by} sorted from spend
            where {asked} and month = :month
            group by account, tenant {behind}
            order by sorted {direction}, account {direction} limit :limit) page
        join spend s on s.tenant = page.tenant and s.month = :month and s.account = page.account
        left join account a on a.id = s.account and a.deleted_at is null
        left join removed_account r on r.id = s.account
        order by page.sorted {direction}, s.account {direction}
        """;

    private final EntityManager entities;

    Spends(EntityManager entities) {
        this.entities = entities;
    }

    /** On some accounts, by namespace; an account is missing if nothing was. */
    @Transactional
    public Map<AccountId, MonthSpend> of(YearMonth month, Collection<AccountId> accounts) {
        Map<AccountId, MonthSpend> spends = new LinkedHashMap<>();
        if (!accounts.isEmpty()) {
            List<Tuple> rows = query(OF_ACCOUNTS, month)
                    .setParameter(
                            "accounts", accounts.stream().map(AccountId::value).toList())
                    .getResultList();
            byAccount(rows).forEach((account, its) -> spends.put(new AccountId(account), spend(month, its)));
        }
        return spends;
    }

    /** On all accounts of a tenant, or of all that are seen, together; by namespace. */
    @Transactional
    public MonthSpend of(Optional<TenantId> tenant, YearMonth month) {
        return spend(
                month,
                query(OF_ALL, month)
                        .setParameter("tenant", tenant.map(TenantId::value).orElse(null), String.class)
                        .getResultList());
    }

    /**
     * @param tenant whose accounts; empty for all that are seen
     * @param after the last account of the page before; empty for the first page
     */
    public record Wanted(
            Optional<TenantId> tenant,
            YearMonth month,
            SpendSort sort,
            boolean descending,
            Optional<SpendPlace> after,
            int limit) {}

    /** On some accounts each, sorted; the removed ones too. */
    @Transactional
    public List<AccountSpend> page(Wanted wanted) {
        NativeQuery<Tuple> query = query(
                        page(wanted.sort(), wanted.descending(), wanted.after().isPresent()), wanted.month())
                .setParameter("tenant", wanted.tenant().map(TenantId::value).orElse(null), String.class)
                .setParameter("limit", wanted.limit());
        wanted.after().ifPresent(place -> {
            query.setParameter("account", place.account().value());
            if (wanted.sort() == SpendSort.COST) {
                query.setParameter("value", place.billed());
            }
        });
        return byAccount(query.getResultList()).values().stream()
                .map(its -> account(wanted.month(), its))
                .toList();
    }

    private static String page(SpendSort sort, boolean descending, boolean later) {
        return PAGE.replace("{by}", sort.expression())
                .replace("{asked}", ASKED)
                .replace("{behind}", later ? "having " + sort.behind(descending) : "")
                .replace("{direction}", descending ? "desc" : "");
    }

    private static AccountSpend account(YearMonth month, List<Tuple> rows) {
        Tuple row = rows.get(0);
        return new AccountSpend(
                new AccountId(row.get("account", UUID.class)),
                new TenantId(row.get("tenant", String.class)),
                row.get("name", String.class),
                row.get("removed_at", Instant.class),
                spend(month, rows));
    }

    private static Map<UUID, List<Tuple>> byAccount(List<Tuple> rows) {
        Map<UUID, List<Tuple>> accounts = new LinkedHashMap<>();
        for (Tuple row : rows) {
            accounts.computeIfAbsent(row.get("account", UUID.class), account -> new ArrayList<>())
                    .add(row);
        }
        return accounts;
    }

    private static MonthSpend spend(YearMonth month, List<Tuple> rows) {
        return new MonthSpend(
                month,
                rows.stream()
                        .map(row -> new NamespaceSpend(
                                row.get("namespace", String.class),
                                new Billed(row.get("low", Long.class), row.get("high", Long.class))))
                        .toList());
    }

    private NativeQuery<Tuple> query(String sql, YearMonth month) {
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, Tuple.class)
                .setParameter("month", month.atDay(1));
    }
}
