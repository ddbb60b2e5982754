package dev.rolewatch.account.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** How far each partition has been folded into the register. */
@ApplicationScoped
class ConsumedOffsets {
    private static final long NONE = -1;

    private final EntityManager entities;

    ConsumedOffsets(EntityManager entities) {
        this.entities = entities;
    }

    /** The last offset that was folded, -1 before the first; nobody else folds that partition until this transaction ends. */
    @Transactional(TxType.MANDATORY)
    long lock(String topic, int partition) {
        entities.createNativeQuery("insert into consumed_offset (topic, topic_partition, last_offset)"
                        + " values (:topic, :partition, :none) on conflict do nothing")
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .setParameter("none", NONE)
                .executeUpdate();
        return (Long) entities.createNativeQuery(
                        "select last_offset from consumed_offset"
                                + " where topic = :topic and topic_partition = :partition for update",
                        Long.class)
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .getSingleResult();
    }

    @Transactional(TxType.MANDATORY)
    void set(String topic, int partition, long offset) {
        entities.createNativeQuery("update consumed_offset set last_offset = :offset"
                        + " where topic = :topic and topic_partition = :partition")
                .setParameter("topic", topic)
                .setParameter("partition", partition)
                .setParameter("offset", offset)
                .executeUpdate();
    }
}
