package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.Actor;
import dev.rolewatch.account.audit.AuditFilter;
import dev.rolewatch.account.audit.AuditRecord;
import dev.rolewatch.account.audit.AuditRecord.Outcome;
import dev.rolewatch.account.audit.FieldChange;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Shows the audit record, the newest first. */
@ApplicationScoped
public class AuditList {
    /** Behind every record, where the list begins. */
    public static final long FIRST = Long.MAX_VALUE;

    private final EntityManager entities;

    AuditList(EntityManager entities) {
        this.entities = entities;
    }

    /** @param id its place in the list, which goes down */
    public record Stored(long id, AuditRecord record) {}

    @Transactional
    public List<Stored> list(AuditFilter filter, long before, int limit) {
        Where where = where(filter).and("id < ?", before);
        String sql = "select * from audit" + where.sql() + " order by id desc limit " + limit;
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> where.list(connection, sql, AuditList::stored));
    }

    private static Where where(AuditFilter filter) {
        Where where = new Where();
        filter.account().ifPresent(account -> where.and("account = ?", account.value()));
        filter.subject().ifPresent(subject -> where.and("subject = ?", subject));
        filter.tenant().ifPresent(tenant -> where.and("tenant = ?", tenant.value()));
        filter.operation().ifPresent(operation -> where.and("operation = ?", operation));
        filter.outcome().ifPresent(outcome -> where.and("outcome = ?", outcome.name()));
        filter.from().ifPresent(from -> where.and("at >= ?", from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> where.and("at < ?", to.atOffset(ZoneOffset.UTC)));
        return where;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                new AuditRecord(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        actor(row),
                        new TenantId(row.getString("tenant")),
                        Optional.ofNullable(row.getObject("account", UUID.class))
                                .map(AccountId::new),
                        Outcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getObject("status", Integer.class)),
                        Optional.ofNullable(row.getString("problem")),
                        List.of(JsonColumn.read(row.getString("changes"), FieldChange[].class))));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                row.getString("subject"),
                row.getString("person"),
                new TenantId(row.getString("person_tenant")),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("operation"),
                row.getString("address"),
                row.getString("request_id"));
    }
}
