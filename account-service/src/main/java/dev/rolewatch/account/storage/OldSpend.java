package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.spend.BillingMonth;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.hibernate.Session;

/** Forgets what was spent in months that are not kept, and the names of accounts of which nothing else is known. */
@ApplicationScoped
class OldSpend {
    private final EntityManager entities;
    private final Clock clock;

    OldSpend(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(
            every = "12h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void forget() {
        LocalDate oldest = BillingMonth.oldestKept(clock.instant()).atDay(1);
        Acting.forAllTenants(() -> forget(oldest));
    }

    private void forget(LocalDate oldest) {
        delete("delete from spend where month < :oldest", oldest);
        delete(
                "delete from removed_account r where removed_at < :oldest"
                        + " and not exists (select 1 from spend s where s.tenant = r.tenant and s.account = r.id)",
                oldest);
    }

    private void delete(String sql, LocalDate oldest) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery(sql)
                .setParameter("oldest", oldest)
                .executeUpdate();
    }
}
