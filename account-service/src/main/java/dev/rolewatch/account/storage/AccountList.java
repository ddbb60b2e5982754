package dev.rolewatch.account.storage;

import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.register.Trouble;
import dev.rolewatch.account.register.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Shows the register page by page, sorted and filtered. */
@ApplicationScoped
public class AccountList {
    private final EntityManager entities;

    AccountList(EntityManager entities) {
        this.entities = entities;
    }

    /** @param after the last account of the page before; empty for the first page */
    public record Wanted(
            AccountFilter filter, AccountSort sort, boolean descending, Optional<AccountPlace> after, int limit) {}

    @Transactional
    public List<ListedAccount> page(Wanted wanted) {
        List<String> conditions = new ArrayList<>(List.of("deletedAt is null"));
        Map<String, Object> values = new HashMap<>();
        filter(wanted.filter(), conditions, values);
        wanted.after().ifPresent(place -> after(place, wanted.descending(), conditions, values));
        if (wanted.sort() == AccountSort.LAST_READ_AT) {
            values.put("never", AccountSort.NEVER);
        }
        String found = " from AccountRow a where " + String.join(" and ", conditions) + order(wanted);
        String query = wanted.filter().namePart().isEmpty() ? found : throughIndex(found, wanted);
        List<ListedRow> rows = query(ListedRow.SELECT + query, values, ListedRow.class)
                .setMaxResults(wanted.limit())
                .getResultList();
        Map<UUID, Troubles> troubles = troubles(rows);
        return rows.stream()
                .map(row -> row.account(troubles.getOrDefault(row.id(), Troubles.NONE)))
                .toList();
    }

    private static String order(Wanted wanted) {
        String direction = wanted.descending() ? " desc" : "";
        return " order by " + wanted.sort().expression() + direction + ", id" + direction;
    }

    /**
     * Every name that is seen is looked at, for below row-level security PostgreSQL uses no index of parts of words. They
     * are all in an index, whose entries are several times as small as the rows.
     */
    private static String throughIndex(String found, Wanted wanted) {
        // No parameter: with one there Hibernate translates the query anew each time.
        return " from AccountRow a where a.id in (select a.id" + found + " limit " + wanted.limit() + ")"
                + order(wanted);
    }

    /** Of those that have a problem: what else hinders reading is no concern of a list. */
    private Map<UUID, Troubles> troubles(List<ListedRow> rows) {
        List<String> accounts = rows.stream()
                .filter(ListedRow::hasProblem)
                .map(row -> row.id().toString())
                .toList();
        return accounts.isEmpty()
                ? Map.of()
                : entities.unwrap(Session.class).doReturningWork(connection -> troubles(connection, accounts));
    }

    /** Without Hibernate, which would translate the query anew for each number of accounts. */
    private static Map<UUID, Troubles> troubles(Connection connection, List<String> accounts) throws SQLException {
        Where where = new Where().and("account_id = any(?::uuid[])", accounts);
        Map<UUID, List<Trouble>> troubles = new HashMap<>();
        where.each(
                connection,
                "select account_id, region, action, reason, detail, at from account_trouble" + where.sql(),
                row -> troubles.computeIfAbsent(row.getObject(1, UUID.class), account -> new ArrayList<>())
                        .add(TroubleColumns.read(row).trouble()));
        return troubles.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Troubles(each.getValue())));
    }

    private <T> TypedQuery<T> query(String hql, Map<String, ?> values, Class<T> row) {
        TypedQuery<T> query = entities.createQuery(hql, row);
        values.forEach(query::setParameter);
        return query;
    }

    private static void filter(AccountFilter filter, List<String> conditions, Map<String, Object> values) {
        filter.tenant().ifPresent(tenant -> {
            conditions.add("tenant = :tenant");
            values.put("tenant", tenant.value());
        });
        if (!filter.states().isEmpty()) {
            conditions.add("connection.state in (:states)");
            values.put("states", filter.states());
        }
        filter.namePart().ifPresent(part -> {
            conditions.add("position(lower(:part) in nameLower) > 0");
            values.put("part", part);
        });
        filter.awsAccount().ifPresent(account -> {
            conditions.add("awsAccount = :awsAccount");
            values.put("awsAccount", account.value());
        });
        // Not a parameter: the index is of those that have one.
        filter.problem().ifPresent(problem -> conditions.add("hasProblem = " + problem));
    }

    private static void after(
            AccountPlace place, boolean descending, List<String> conditions, Map<String, Object> values) {
        String value = place.sort() == AccountSort.NAME ? "lower(:value)" : ":value";
        conditions.add("(" + place.sort().expression() + ", id) " + (descending ? "<" : ">") + " (" + value + ", :id)");
        values.put("value", place.sort().parse(place.value()));
        values.put("id", place.id().value());
    }
}
