package dev.rolewatch.account.storage;

import dev.rolewatch.account.history.Bucket;
import dev.rolewatch.account.history.Tally;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/** Adds up how reading went, for each account and bucket of time. */
@ApplicationScoped
class HistoryTable {
    private static final String ADD = """
            insert into history (tenant, account, bucket_seconds, begins, read, not_read, points, ages, oldest_seconds)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account, bucket_seconds, begins) do update set
                read = history.read + excluded.read,
                not_read = history.not_read + excluded.not_read,
                points = history.points + excluded.points,
                ages = array(select known + more from unnest(history.ages, excluded.ages)
                    with ordinality classes (known, more, class) order by class),
                oldest_seconds = greatest(history.oldest_seconds, excluded.oldest_seconds)
            """;

    private final EntityManager entities;

    HistoryTable(EntityManager entities) {
        this.entities = entities;
    }

    private record Key(AccountId account, Bucket bucket, Instant begin) {
        /** In one order, so that no two transactions wait for each other. */
        static final Comparator<Key> ORDER = Comparator.comparing(
                        (Key key) -> key.account().value())
                .thenComparing(Key::bucket)
                .thenComparing(Key::begin);
    }

    /**
     * Adds what the news tells of: each row is written once, all of them in one batch.
     *
     * @param accounts all that the news is of
     */
    @Transactional(TxType.MANDATORY)
    void add(Collection<News> news, Map<AccountId, RegisteredAccount> accounts) {
        SortedMap<Key, Tally> sums = new TreeMap<>(Key.ORDER);
        for (News each : news) {
            each.tallied().ifPresent(tallied -> {
                for (Bucket bucket : Bucket.values()) {
                    sums.merge(
                            new Key(each.account(), bucket, bucket.begin(tallied.at())), tallied.tally(), Tally::plus);
                }
            });
        }
        if (!sums.isEmpty()) {
            entities.unwrap(Session.class).doWork(connection -> add(connection, sums, accounts));
        }
    }

    private static void add(
            Connection connection, SortedMap<Key, Tally> sums, Map<AccountId, RegisteredAccount> accounts)
            throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<Key, Tally> sum : sums.entrySet()) {
                Key key = sum.getKey();
                Tally tally = sum.getValue();
                add.setString(1, accounts.get(key.account()).tenant().value());
                add.setObject(2, key.account().value());
                add.setLong(3, key.bucket().length().toSeconds());
                add.setObject(4, key.begin().atOffset(ZoneOffset.UTC));
                add.setLong(5, tally.read());
                add.setLong(6, tally.notRead());
                add.setLong(7, tally.points());
                add.setArray(
                        8,
                        connection.createArrayOf("bigint", tally.ages().counts().toArray()));
                add.setLong(9, tally.ages().oldest().toSeconds());
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
