package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows that the {@code accounts} topic does not have yet. */
@ApplicationScoped
public class Publications {
    /** Names the relay among PostgreSQL's advisory locks; any number that nothing else in this database uses. */
    private static final long RELAY_LOCK = 0x726f_6c65_7761L;

    private final AccountRows rows;

    Publications(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * An account to publish.
     *
     * @param message null for a tombstone
     */
    public record Publication(AccountId id, long revision, long publishedBefore, Account message) {}

    /** Makes this transaction the only relay of all instances until it ends; false if another one is. */
    @Transactional(TxType.MANDATORY)
    public boolean becomeTheOnlyRelay() {
        return (Boolean) rows.getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", RELAY_LOCK)
                .getSingleResult();
    }

    @Transactional(TxType.MANDATORY)
    public List<Publication> waiting(int limit) {
        return rows.find("revision > publishedRevision order by id").page(0, limit).list().stream()
                .map(row -> new Publication(
                        new AccountId(row.id),
                        row.revision,
                        row.publishedRevision,
                        row.deletedAt == null ? row.account().message() : null))
                .toList();
    }

    /**
     * Notes that an account was published. Had this relay lost its lock meanwhile (its connection broke) and another one
     * published something newer, then what this one sent may have arrived after it: the account is published once more.
     *
     * @return false if the account is gone and its tombstone must be sent once more
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean published(Publication sent) {
        long noted = sent.message() == null
                ? rows.delete("id = ?1 and publishedRevision = ?2", sent.id().value(), sent.publishedBefore())
                : rows.update(
                        "publishedRevision = ?1 where id = ?2 and publishedRevision = ?3",
                        sent.revision(),
                        sent.id().value(),
                        sent.publishedBefore());
        if (noted == 1 || sent.message() == null) {
            return true;
        }
        return rows.update("publishedRevision = 0 where id = ?1", sent.id().value()) == 1;
    }

    /**
     * Has every account published again unless the topic is the one that they were published on, or the first that is told.
     *
     * @return how many accounts will be
     */
    @Transactional
    public long startAnewUnlessOn(UUID topicId) {
        setTopicId("topic_id is null", topicId);
        boolean madeAnew = setTopicId("topic_id <> :id", topicId) > 0;
        return madeAnew ? startAnew() : 0;
    }

    /**
     * Has every account published again if that was last done before then.
     *
     * @return how many accounts will be
     */
    @Transactional
    public long startAnewUnlessSince(Instant then, Instant now) {
        int due = rows.getEntityManager()
                .createNativeQuery("update accounts_topic set republished_at = :now where republished_at < :then")
                .setParameter("now", now)
                .setParameter("then", then)
                .executeUpdate();
        return due > 0 ? startAnew() : 0;
    }

    private int startAnew() {
        return rows.update("publishedRevision = 0 where publishedRevision > 0");
    }

    private int setTopicId(String where, UUID topicId) {
        return rows.getEntityManager()
                .createNativeQuery("update accounts_topic set topic_id = :id where " + where)
                .setParameter("id", topicId)
                .executeUpdate();
    }
}
