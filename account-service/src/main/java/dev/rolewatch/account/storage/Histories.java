package dev.rolewatch.account.storage;

import dev.rolewatch.account.history.Ages;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.history.Tally;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

/** Shows how reading went, as far as it is seen by whoever asks. */
@ApplicationScoped
public class Histories {
    private static final String OF_ACCOUNT = """
            select begins, read, not_read, points, ages, oldest_seconds from history
            where account = :account and bucket_seconds = :seconds and begins >= :from and begins < :to
            """;

    private final EntityManager entities;

    Histories(EntityManager entities) {
        this.entities = entities;
    }

    /** Of an account over a span of time; steps without anything for one that is not visible or not there. */
    @Transactional
    public History of(AccountId account, Span span) {
        List<Tuple> rows = entities.unwrap(Session.class)
                .createNativeQuery(OF_ACCOUNT, Tuple.class)
                .addScalar("begins", Instant.class)
                .addScalar("read", Long.class)
                .addScalar("not_read", Long.class)
                .addScalar("points", Long.class)
                .addScalar("ages", Long[].class)
                .addScalar("oldest_seconds", Long.class)
                .setParameter("account", account.value(), UUID.class)
                .setParameter("seconds", span.bucket().length().toSeconds())
                .setParameter("from", span.from())
                .setParameter("to", span.to())
                .getResultList();
        Map<Instant, Tally> buckets = new TreeMap<>();
        rows.forEach(row -> buckets.put(row.get("begins", Instant.class), tally(row)));
        return History.of(span, buckets);
    }

    private static Tally tally(Tuple row) {
        return new Tally(
                row.get("read", Long.class),
                row.get("not_read", Long.class),
                row.get("points", Long.class),
                new Ages(
                        List.of(row.get("ages", Long[].class)),
                        Duration.ofSeconds(row.get("oldest_seconds", Long.class))));
    }
}
