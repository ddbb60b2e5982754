package dev.rolewatch.account.storage;

import dev.rolewatch.account.estimate.Found;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/** Counts what there is to read in an account. */
@ApplicationScoped
public class ResourceCounts {
    /** Most resources of a kind publish the same metrics, so that those are counted first and taken apart then. */
    private static final String METRICS = """
            select namespace, metric, sum(resources) series
            from (select namespace, metrics, count(*) resources from resource %s group by namespace, metrics) kinds,
                unnest(metrics) metric
            group by namespace, metric
            """;

    private static final String NAMESPACES = "select namespace, count(*) resources from resource %s group by namespace";

    private final EntityManager entities;

    ResourceCounts(EntityManager entities) {
        this.entities = entities;
    }

    /** What a choice of Regions and tags leaves of an account. */
    @Transactional
    public Found found(AccountId account, Inventory inventory, CollectionChoice choice) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            return new Found(
                    namespaces(connection, readable(account, choice)),
                    inventory.outside(),
                    inventory.listMetricsRequests(choice));
        });
    }

    private static Where lookedAt(AccountId account, CollectionChoice choice) {
        Where where = new Where().and("account = ?", account.value());
        if (!choice.regions().isEmpty()) {
            where.and(
                    "region = any(?)",
                    choice.regions().stream().map(Region::value).toList());
        }
        return where;
    }

    private static Where readable(AccountId account, CollectionChoice choice) {
        Where where = lookedAt(account, choice);
        choice.tags().forEach((key, values) -> {
            if (values.isEmpty()) {
                where.and("tags ?? ?", key);
            } else {
                where.and("tags ->> ? = any(?)", key, values);
            }
        });
        return where;
    }

    private static SortedMap<String, Found.Namespace> namespaces(Connection connection, Where where)
            throws SQLException {
        Map<String, Map<String, Long>> metrics = new TreeMap<>();
        where.each(
                connection,
                METRICS.formatted(where.sql()),
                row -> metrics.computeIfAbsent(row.getString("namespace"), first -> new TreeMap<>())
                        .put(row.getString("metric"), row.getLong("series")));
        SortedMap<String, Found.Namespace> namespaces = new TreeMap<>();
        where.each(connection, NAMESPACES.formatted(where.sql()), row -> {
            String namespace = row.getString("namespace");
            namespaces.put(
                    namespace,
                    new Found.Namespace(row.getLong("resources"), metrics.getOrDefault(namespace, Map.of())));
        });
        return namespaces;
    }
}
