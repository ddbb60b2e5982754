package dev.rolewatch.account.storage;

import dev.rolewatch.account.idempotency.Answer;
import dev.rolewatch.account.idempotency.Fingerprint;
import dev.rolewatch.account.idempotency.IdempotencyKey;
import dev.rolewatch.account.idempotency.RepeatException;
import dev.rolewatch.account.idempotency.RepeatException.Why;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** The answers of requests that may be sent again, written with what the requests changed: a crash leaves both or neither. */
@ApplicationScoped
public class GivenAnswers {
    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager entities;
    private final Clock clock;

    GivenAnswers(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The answer that was given to this request; empty if it is the first of its key, which then belongs to this
     * transaction.
     *
     * @throws RepeatException if the first is still running, or was another request
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Answer> find(TenantId tenant, IdempotencyKey key, Fingerprint request) {
        if (!lock(tenant, key)) {
            throw new RepeatException(Why.IN_PROGRESS);
        }
        Optional<Tuple> given = session()
                .createNativeQuery(
                        "select fingerprint, status, location, entity_tag, body from given_answer"
                                + " where tenant = :tenant and key = :key and given_at > :since",
                        Tuple.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", key.value())
                .setParameter("since", oldest())
                .uniqueResultOptional();
        if (given.isPresent() && !given.get().get("fingerprint").equals(request.value())) {
            throw new RepeatException(Why.OTHER_REQUEST);
        }
        return given.map(row -> new Answer(
                row.get("status", Integer.class),
                row.get("location", String.class),
                row.get("entity_tag", String.class),
                row.get("body", String.class)));
    }

    @Transactional(TxType.MANDATORY)
    public void add(TenantId tenant, IdempotencyKey key, Fingerprint request, Answer answer) {
        session()
                .createNativeMutationQuery("insert into given_answer"
                        + " (tenant, key, fingerprint, given_at, status, location, entity_tag, body)"
                        + " values (:tenant, :key, :request, :now, :status, :location, :tag, :body)"
                        + " on conflict (tenant, key) do update set fingerprint = excluded.fingerprint,"
                        + " given_at = excluded.given_at, status = excluded.status, location = excluded.location,"
                        + " entity_tag = excluded.entity_tag, body = excluded.body")
                .setParameter("tenant", tenant.value())
                .setParameter("key", key.value())
                .setParameter("request", request.value())
                .setParameter("now", clock.instant())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location(), String.class)
                .setParameter("tag", answer.entityTag(), String.class)
                .setParameter("body", answer.body())
                .executeUpdate();
    }

    @Scheduled(every = "10m", delayed = "1m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        Acting.forAllTenants(() -> QuarkusTransaction.requiringNew().run(this::forgetOld));
    }

    private void forgetOld() {
        session()
                .createNativeMutationQuery("delete from given_answer where given_at <= :oldest")
                .setParameter("oldest", oldest())
                .executeUpdate();
    }

    /** Until the transaction ends, however it ends; false if another transaction has the key. */
    private boolean lock(TenantId tenant, IdempotencyKey key) {
        return session()
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))", Boolean.class)
                .setParameter("name", "idempotency " + tenant.value() + " " + key.value())
                .getSingleResult();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
