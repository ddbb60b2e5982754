package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.AuditRecord;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;

/** Writes the audit record: nothing of it is ever changed, and it goes when it is old. */
@ApplicationScoped
public class AuditTable {
    private static final String INSERT = """
            insert into audit (at, tenant, account, operation, outcome, status, problem, subject, person, person_tenant,
                roles, address, request_id, changes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    /** Rows of one transaction that forgets. */
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final EntityManager entities;

    AuditTable(EntityManager entities) {
        this.entities = entities;
    }

    /** With the change that they tell of, or not at all. */
    @Transactional(TxType.MANDATORY)
    public void add(List<AuditRecord> records) {
        entities.unwrap(Session.class).doWork(connection -> insert(connection, records));
    }

    /** What no transaction belongs to: what was refused. */
    @Transactional(TxType.REQUIRES_NEW)
    public AuditRecord addRefused(AuditRecord refused) {
        entities.unwrap(Session.class).doWork(connection -> insert(connection, List.of(refused)));
        return refused;
    }

    /** @return whether some are left */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean forgetSomeBefore(Instant oldest) {
        return entities.createNativeQuery("delete from audit where id in"
                                + " (select id from audit where at < :oldest order by at limit :some)")
                        .setParameter("oldest", oldest)
                        .setParameter("some", FORGOTTEN_AT_ONCE)
                        .executeUpdate()
                == FORGOTTEN_AT_ONCE;
    }

    private static void insert(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AuditRecord each : records) {
                set(connection, insert, each);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(Connection connection, PreparedStatement insert, AuditRecord each) throws SQLException {
        int column = 1;
        insert.setObject(column++, each.at().atOffset(ZoneOffset.UTC));
        insert.setString(column++, each.tenant().value());
        insert.setObject(column++, each.account().map(AccountId::value).orElse(null));
        insert.setString(column++, each.actor().operation());
        insert.setString(column++, each.outcome().name());
        insert.setObject(column++, each.status().orElse(null), Types.INTEGER);
        insert.setString(column++, each.problem().orElse(null));
        insert.setString(column++, each.actor().subject());
        insert.setString(column++, each.actor().name());
        insert.setString(column++, each.actor().tenant().value());
        insert.setArray(
                column++, connection.createArrayOf("text", each.actor().roles().toArray()));
        insert.setString(column++, each.actor().address());
        insert.setString(column++, each.actor().requestId());
        insert.setString(column, JsonColumn.write(each.changes()));
    }
}
