package dev.rolewatch.account.storage;

import dev.rolewatch.account.spend.Billed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

/** Adds up what was spent on each account, month and namespace. */
@ApplicationScoped
class SpendTable {
    /** A removed account is in both tables until its tombstone is published, and in neither if it never was registered. */
    private static final String ADD = """
            insert into spend (tenant, month, account, namespace, billed_metrics_low, billed_metrics_high)
            select known.tenant, ?, known.id, ?, ?, ?
            from (select id, tenant from account union all select id, tenant from removed_account) known
            where known.id = ? limit 1
            on conflict (tenant, month, account, namespace) do update set
                billed_metrics_low = spend.billed_metrics_low + excluded.billed_metrics_low,
                billed_metrics_high = spend.billed_metrics_high + excluded.billed_metrics_high
            """;

    private final EntityManager entities;

    SpendTable(EntityManager entities) {
        this.entities = entities;
    }

    private record Key(UUID account, YearMonth month, String namespace) {
        /** In one order, so that no two transactions wait for each other. */
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::account).thenComparing(Key::month).thenComparing(Key::namespace);
    }

    /** Adds what the news tells of: each row is written once, all of them in one batch. */
    @Transactional(TxType.MANDATORY)
    void add(Collection<News> news) {
        SortedMap<Key, Billed> sums = new TreeMap<>(Key.ORDER);
        for (News each : news) {
            each.spend()
                    .ifPresent(spend -> spend.namespaces().forEach((namespace, billed) -> {
                        Key key = new Key(each.account().value(), spend.month(), namespace);
                        sums.merge(key, billed, Billed::plus);
                    }));
        }
        if (!sums.isEmpty()) {
            entities.unwrap(Session.class).doWork(connection -> add(connection, sums));
        }
    }

    private static void add(Connection connection, SortedMap<Key, Billed> sums) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<Key, Billed> sum : sums.entrySet()) {
                add.setObject(1, sum.getKey().month().atDay(1));
                add.setString(2, sum.getKey().namespace());
                add.setLong(3, sum.getValue().low());
                add.setLong(4, sum.getValue().high());
                add.setObject(5, sum.getKey().account());
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
