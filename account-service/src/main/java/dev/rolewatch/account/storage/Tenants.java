package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Visibility;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** The tenants in PostgreSQL, as far as they are seen by whoever asks. */
@ApplicationScoped
public class Tenants {
    private final EntityManager entities;

    Tenants(EntityManager entities) {
        this.entities = entities;
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

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
