package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.resource.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Writes resources in JDBC's batches. Whoever calls holds the lock of {@link Inventories} on their accounts. */
@ApplicationScoped
class ResourceTable {
    private static final String PUT = """
            insert into resource (account, key, region, namespace, dimensions, arn, name, tags, metadata, metrics, read,
                first_seen, last_seen, topic_partition)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
            on conflict (account, key) do update set arn = excluded.arn, name = excluded.name, tags = excluded.tags,
                metadata = excluded.metadata, metrics = excluded.metrics, read = excluded.read,
                first_seen = excluded.first_seen, last_seen = excluded.last_seen,
                topic_partition = excluded.topic_partition
            """;

    private static final String CLEAR = """
            with gone as (delete from resource where topic_partition = :partition returning account),
                gone_of as (select account, count(*) resources from gone group by account)
            update inventory i set resources = i.resources - g.resources from gone_of g where i.account = g.account
            """;

    private final EntityManager entities;

    ResourceTable(EntityManager entities) {
        this.entities = entities;
    }

    /** How many of these keys of one account there are. */
    @Transactional(TxType.MANDATORY)
    long count(UUID account, Collection<ResourceKey> keys) {
        return session().doReturningWork(connection -> {
            String sql = "select count(*) from resource where account = ? and key = any(?)";
            try (PreparedStatement count = connection.prepareStatement(sql)) {
                count.setObject(1, account);
                count.setArray(
                        2,
                        texts(connection, keys.stream().map(ResourceKey::text).toList()));
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Transactional(TxType.MANDATORY)
    void put(Map<ResourceKey, ResourceNews.Told> told) {
        session().doWork(connection -> {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                for (Map.Entry<ResourceKey, ResourceNews.Told> each : told.entrySet()) {
                    set(connection, put, each.getKey(), each.getValue());
                    put.addBatch();
                }
                put.executeBatch();
            }
        });
    }

    @Transactional(TxType.MANDATORY)
    void delete(Collection<ResourceKey> keys) {
        session().doWork(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from resource where account = ? and key = ?")) {
                for (ResourceKey key : keys) {
                    delete.setObject(1, key.account());
                    delete.setString(2, key.text());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    /** Deletes, and no longer counts, what was told on a partition of the topic. */
    @Transactional(TxType.MANDATORY)
    void clear(int partition) {
        entities.createNativeQuery(CLEAR).setParameter("partition", partition).executeUpdate();
    }

    private static void set(Connection connection, PreparedStatement put, ResourceKey key, ResourceNews.Told told)
            throws SQLException {
        Resource resource = told.resource();
        int column = 1;
        put.setObject(column++, key.account());
        put.setString(column++, key.text());
        put.setString(column++, resource.id().region().value());
        put.setString(column++, resource.id().namespace());
        put.setString(column++, JsonColumn.write(resource.id().dimensions()));
        put.setString(column++, resource.arn());
        put.setString(column++, resource.name());
        put.setString(column++, JsonColumn.write(resource.tags()));
        put.setString(column++, JsonColumn.write(resource.metadata()));
        put.setArray(column++, texts(connection, resource.metrics()));
        put.setBoolean(column++, resource.read());
        put.setObject(column++, utc(resource.firstSeen()));
        put.setObject(column++, utc(resource.lastSeen()));
        put.setInt(column, told.place().partition());
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
