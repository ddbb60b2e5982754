package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.ResourceNews.Told;
import dev.rolewatch.contracts.resource.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.Session;

/** Writes resources in JDBC's batches. Whoever puts or deletes some holds the lock of {@link Inventories} on their accounts. */
@ApplicationScoped
class ResourceTable {
    /** Its question marks are those of {@link #UPDATE}, in the same order, and once more the account. */
    private static final String INSERT = """
            insert into resource (region, namespace, dimensions, arn, name, tags, metadata, metrics, read, first_seen,
                last_seen, copy, account, key, tenant)
            values (?, ?, ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, (select tenant from account where id = ?))
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update resource set region = ?, namespace = ?, dimensions = ?::jsonb, arn = ?, name = ?, tags = ?::jsonb,
                metadata = ?::jsonb, metrics = ?, read = ?, first_seen = ?, last_seen = ?, copy = ?
            where account = ? and key = ?
            """;

    /** That have question marks in both. */
    private static final int COLUMNS = 14;

    private final EntityManager entities;

    ResourceTable(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Inserts or updates.
     *
     * @param copies the number of the copy that each partition is folded into
     * @return those that were not there before
     */
    @Transactional(TxType.MANDATORY)
    List<ResourceKey> put(Map<ResourceKey, Told> told, Map<Integer, Long> copies) {
        List<ResourceKey> keys = List.copyOf(told.keySet());
        Parameters row = (connection, put, key) -> set(
                connection,
                put,
                key,
                told.get(key),
                copies.get(told.get(key).place().partition()));
        List<ResourceKey> inserted = changed(INSERT, keys, (connection, put, key) -> {
            row.set(connection, put, key);
            put.setObject(COLUMNS + 1, key.account());
        });
        List<ResourceKey> others = new ArrayList<>(keys);
        others.removeAll(Set.copyOf(inserted));
        changed(UPDATE, others, row);
        return inserted;
    }

    /** Those that were there. */
    @Transactional(TxType.MANDATORY)
    List<ResourceKey> delete(List<ResourceKey> keys) {
        return changed("delete from resource where account = ? and key = ?", keys, (connection, delete, key) -> {
            delete.setObject(1, key.account());
            delete.setString(2, key.text());
        });
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement, ResourceKey key) throws SQLException;
    }

    /** Runs a statement for each key, all in one batch; the keys of those that changed a row. */
    private List<ResourceKey> changed(String sql, List<ResourceKey> keys, Parameters parameters) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (ResourceKey key : keys) {
                    parameters.set(connection, statement, key);
                    statement.addBatch();
                }
                int[] rows = statement.executeBatch();
                return IntStream.range(0, rows.length)
                        .filter(i -> rows[i] > 0)
                        .mapToObj(keys::get)
                        .toList();
            }
        });
    }

    private static void set(Connection connection, PreparedStatement put, ResourceKey key, Told told, long copy)
            throws SQLException {
        Resource resource = told.resource();
        int column = 1;
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
        put.setLong(column++, copy);
        put.setObject(column++, key.account());
        put.setString(column, key.text());
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
