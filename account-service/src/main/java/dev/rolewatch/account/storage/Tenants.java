package dev.rolewatch.account.storage;

import dev.rolewatch.account.audit.Change;
import dev.rolewatch.account.audit.Changes;
import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The tenants in PostgreSQL, as far as they are seen by whoever asks. */
@ApplicationScoped
public class Tenants {
    private final EntityManager entities;
    private final Event<Changes> audited;
    private final Event<TenantsChanged> changed;

    Tenants(EntityManager entities, Event<Changes> audited, Event<TenantsChanged> changed) {
        this.entities = entities;
        this.audited = audited;
        this.changed = changed;
    }

    /** What the people of a tenant see. A tenant that nobody heard of before is one from now on. */
    @Transactional
    public Visibility visibleTo(TenantId tenant, Instant now) {
        List<String> known = session()
                .createNativeQuery("select id from tenant where id = :id or managed_by = :id", String.class)
                .setParameter("id", tenant.value())
                .getResultList();
        if (!known.contains(tenant.value())) {
            begin(tenant, now);
        }
        return Visibility.of(tenant, known.stream().map(TenantId::new).toList());
    }

    private void begin(TenantId tenant, Instant now) {
        session()
                .createNativeMutationQuery(
                        "insert into tenant (id, name, created_at) values (:id, :id, :now)" + " on conflict do nothing")
                .setParameter("id", tenant.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Those behind that one, in the order of their ids; all are behind the empty one. */
    @Transactional
    public List<Tenant> list(String after, int limit) {
        return select("where id > :after order by id limit :limit")
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(Tenants::tenant)
                .toList();
    }

    @Transactional
    public Optional<Tenant> find(String id) {
        return select("where id = :id")
                .setParameter("id", id)
                .getResultStream()
                .map(Tenants::tenant)
                .findAny();
    }

    @Transactional
    public void add(Tenant tenant) {
        session()
                .createNativeMutationQuery("insert into tenant (id, name, managed_by, created_at)"
                        + " values (:id, :name, :managedBy, :createdAt)")
                .setParameter("id", tenant.id().value())
                .setParameter("name", tenant.name())
                .setParameter(
                        "managedBy", tenant.managedBy().map(TenantId::value).orElse(null), String.class)
                .setParameter("createdAt", tenant.createdAt())
                .executeUpdate();
        audited.fire(new Changes(List.of(Change.added(tenant))));
        changed.fire(new TenantsChanged());
    }

    /** The tenant under its new name; empty if there is none. */
    @Transactional
    public Optional<Tenant> rename(String id, String name) {
        Optional<Tenant> before = find(id);
        session()
                .createNativeMutationQuery("update tenant set name = :name where id = :id")
                .setParameter("name", name)
                .setParameter("id", id)
                .executeUpdate();
        before.ifPresent(tenant -> audited.fire(new Changes(List.of(Change.renamed(tenant, name)))));
        return find(id);
    }

    private NativeQuery<Tuple> select(String where) {
        return session().createNativeQuery("select id, name, managed_by, created_at from tenant " + where, Tuple.class);
    }

    private static Tenant tenant(Tuple row) {
        return new Tenant(
                new TenantId(row.get("id", String.class)),
                row.get("name", String.class),
                Optional.ofNullable(row.get("managed_by", String.class)).map(TenantId::new),
                row.get("created_at", Instant.class));
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
