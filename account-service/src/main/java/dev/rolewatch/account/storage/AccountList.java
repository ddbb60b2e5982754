package dev.rolewatch.account.storage;

import static java.util.stream.Collectors.joining;

import dev.rolewatch.account.register.RegisteredAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;

/** Shows the register page by page, sorted and filtered. */
@ApplicationScoped
public class AccountList {
    private final AccountRows rows;

    AccountList(AccountRows rows) {
        this.rows = rows;
    }

    /** @param after the last account of the page before; empty for the first page */
    public record Wanted(
            AccountFilter filter, AccountSort sort, boolean descending, Optional<AccountPlace> after, int limit) {}

    @Transactional
    public List<RegisteredAccount> page(Wanted wanted) {
        List<String> conditions = new ArrayList<>(List.of("deletedAt is null"));
        Map<String, Object> values = new HashMap<>();
        filter(wanted.filter(), conditions, values);
        wanted.after().ifPresent(place -> after(place, wanted.descending(), conditions, values));
        if (wanted.sort() == AccountSort.LAST_READ_AT) {
            values.put("never", AccountSort.NEVER);
        }
        String order = wanted.descending() ? " desc" : "";
        String query = "from AccountRow a where "
                + conditions.stream().collect(joining(" and "))
                + " order by " + wanted.sort().expression() + order + ", id" + order;
        return rows
                .find(query, values)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .page(0, wanted.limit())
                .list()
                .stream()
                .map(AccountRow::account)
                .toList();
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
