package dev.rolewatch.account.storage;

import dev.rolewatch.account.storage.News.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.jboss.logging.Logger;

/** How far each partition has been folded into the register. */
@ApplicationScoped
class ConsumedOffsets {
    private static final Logger LOG = Logger.getLogger(ConsumedOffsets.class);
    private static final long NONE = -1;

    private final EntityManager entities;

    ConsumedOffsets(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The last offset of the place's partition that was folded, -1 before the first; nobody else folds that partition until
     * this transaction ends.
     */
    @Transactional(TxType.MANDATORY)
    long lock(Place place) {
        entities.createNativeQuery("insert into consumed_offset (topic, topic_id, topic_partition, last_offset)"
                        + " values (:topic, :topicId, :partition, :none) on conflict do nothing")
                .setParameter("topic", place.topic())
                .setParameter("topicId", place.topicId())
                .setParameter("partition", place.partition())
                .setParameter("none", NONE)
                .executeUpdate();
        Object[] known = (Object[]) entities.createNativeQuery(
                        "select topic_id, last_offset from consumed_offset"
                                + " where topic = :topic and topic_partition = :partition for update",
                        Object[].class)
                .setParameter("topic", place.topic())
                .setParameter("partition", place.partition())
                .getSingleResult();
        UUID topicId = (UUID) known[0];
        if (topicId != null && !topicId.equals(place.topicId())) {
            LOG.warnf(
                    "topic %s was deleted and made anew: partition %d is folded from its start",
                    place.topic(), place.partition());
            return NONE;
        }
        return (Long) known[1];
    }

    @Transactional(TxType.MANDATORY)
    void set(Place place, long offset) {
        entities.createNativeQuery("update consumed_offset set topic_id = :topicId, last_offset = :offset"
                        + " where topic = :topic and topic_partition = :partition")
                .setParameter("topic", place.topic())
                .setParameter("topicId", place.topicId())
                .setParameter("partition", place.partition())
                .setParameter("offset", offset)
                .executeUpdate();
    }
}
