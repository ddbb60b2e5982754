package dev.rolewatch.account.storage;

import dev.rolewatch.account.history.Bucket;
import dev.rolewatch.account.identity.Acting;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.Session;

/** Forgets how reading went in buckets that are no longer kept. */
@ApplicationScoped
class OldHistory {
    private final EntityManager entities;
    private final Clock clock;

    OldHistory(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(
            every = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void forget() {
        Instant now = clock.instant();
        Acting.forAllTenants(() -> forget(now));
    }

    private void forget(Instant now) {
        for (Bucket bucket : Bucket.values()) {
            entities.unwrap(Session.class)
                    .createNativeMutationQuery(
                            "delete from history where bucket_seconds = :seconds and begins < :oldest")
                    .setParameter("seconds", bucket.length().toSeconds())
                    .setParameter("oldest", bucket.oldestKept(now))
                    .executeUpdate();
        }
    }
}
