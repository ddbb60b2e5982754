package dev.rolewatch.account.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.rolewatch.account.storage.News.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
            beginAnew(place);
            return NONE;
        }
        return (Long) known[1];
    }

    /** Leaves out what was folded before. Partitions are locked in one order, so that no two folds wait for each other. */
    @Transactional(TxType.MANDATORY)
    <T> List<T> takeFresh(List<T> news, Function<T, Place> placeOf, Consumer<T> repeated) {
        Map<String, List<T>> partitions = news.stream()
                .collect(groupingBy(
                        each -> placeOf.apply(each).topic() + "-"
                                + placeOf.apply(each).partition(),
                        TreeMap::new,
                        toList()));
        List<T> fresh = new ArrayList<>();
        for (List<T> partition : partitions.values()) {
            Place first = placeOf.apply(partition.get(0));
            long last = lock(first);
            long newest = last;
            for (T each : partition) {
                long offset = placeOf.apply(each).offset();
                if (offset > last) {
                    fresh.add(each);
                    newest = Math.max(newest, offset);
                } else {
                    repeated.accept(each);
                }
            }
            set(first, newest);
        }
        return fresh;
    }

    /** What is copied from that partition from now on belongs to another copy than what was copied until now. */
    @Transactional(TxType.MANDATORY)
    void beginAnew(Place place) {
        of(
                        place,
                        "insert into outdated_copy select copy from consumed_offset where topic = :topic and"
                                + " topic_partition = :partition")
                .executeUpdate();
        of(
                        place,
                        "update consumed_offset set copy = nextval(pg_get_serial_sequence('consumed_offset', 'copy'))"
                                + " where topic = :topic and topic_partition = :partition")
                .executeUpdate();
        set(place, NONE);
    }

    /** The number of the copy that a partition is folded into. */
    @Transactional(TxType.MANDATORY)
    long copy(Place place) {
        return (Long)
                of(place, "select copy from consumed_offset where topic = :topic and topic_partition = :partition")
                        .getSingleResult();
    }

    /** Whether something of the partition was folded within this time. */
    @Transactional(TxType.MANDATORY)
    boolean isFoldedWithin(Duration time, Place place) {
        return (Boolean) of(
                        place,
                        "select folded_at > now() - make_interval(secs => :seconds) from consumed_offset"
                                + " where topic = :topic and topic_partition = :partition")
                .setParameter("seconds", (double) time.toSeconds())
                .getSingleResult();
    }

    private void set(Place place, long offset) {
        of(
                        place,
                        "update consumed_offset set topic_id = :topicId, last_offset = :offset, folded_at = now()"
                                + " where topic = :topic and topic_partition = :partition")
                .setParameter("topicId", place.topicId())
                .setParameter("offset", offset)
                .executeUpdate();
    }

    private Query of(Place place, String sql) {
        return entities.createNativeQuery(sql)
                .setParameter("topic", place.topic())
                .setParameter("partition", place.partition());
    }
}
