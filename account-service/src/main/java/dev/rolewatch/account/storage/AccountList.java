package dev.rolewatch.account.storage;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.register.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows the register page by page, sorted and filtered. */
@ApplicationScoped
public class AccountList {
    private static final String TROUBLES =
            "select a.id, t from AccountRow a join a.troubles t where a.id in (:accounts)";

    private final AccountRows rows;

    AccountList(AccountRows rows) {
        this.rows = rows;
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
        String order = wanted.descending() ? " desc" : "";
        String query = ListedRow.SELECT + " from AccountRow a where " + String.join(" and ", conditions) + " order by "
                + wanted.sort().expression() + order + ", id" + order;
        List<ListedRow> found = query(query, values, ListedRow.class)
                .setMaxResults(wanted.limit())
                .getResultList();
        Map<UUID, Troubles> troubles = troubles(found);
        return found.stream()
                .map(row -> row.account(troubles.getOrDefault(row.id(), Troubles.NONE)))
                .toList();
    }

    /** Of those that have a problem: what else hinders reading is no concern of a list. */
    private Map<UUID, Troubles> troubles(List<ListedRow> rows) {
        List<UUID> accounts =
                rows.stream().filter(ListedRow::hasProblem).map(ListedRow::id).toList();
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return query(TROUBLES, Map.of("accounts", accounts), Tuple.class).getResultList().stream()
                .collect(groupingBy(
                        row -> row.get(0, UUID.class),
                        mapping(
                                row -> row.get(1, TroubleColumns.class).trouble(),
                                collectingAndThen(toList(), Troubles::new))));
    }

    private <T> TypedQuery<T> query(String hql, Map<String, ?> values, Class<T> row) {
        TypedQuery<T> query = rows.getEntityManager().createQuery(hql, row);
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
