package dev.rolewatch.account.kafka;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.AccountFold.Outcome;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.ResourceFold;
import dev.rolewatch.account.storage.ResourceNews;
import dev.rolewatch.account.storage.ResourceNews.Malformed;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Copies the topic {@code resources} into the database, batch after batch as {@link NewsConsumer} does. */
@ApplicationScoped
public class ResourceConsumer {
    private static final Logger LOG = Logger.getLogger(ResourceConsumer.class);

    private final ResourceFold fold;
    private final TopicIds topicIds;
    private final ResourcePositions positions;
    private final RecordCounts counts;

    ResourceConsumer(
            ResourceFold fold,
            TopicIds topicIds,
            @Identifier("resources") ResourcePositions positions,
            RecordCounts counts) {
        this.fold = fold;
        this.topicIds = topicIds;
        this.positions = positions;
        this.counts = counts;
    }

    @Incoming("resources")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        UUID topicId = topicIds.insistOn(records.partitions().iterator().next().topic());
        if (!positions.areOf(topicId)) {
            LOG.warnf(
                    "the topic was deleted and made anew: %d records are not taken, it is read from its start",
                    records.count());
            positions.findAgain();
            return;
        }
        List<ResourceNews> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            news.add(ResourceReader.read(
                    record, new Place(record.topic(), topicId, record.partition(), record.offset())));
        }
        try {
            Acting.forAllTenants(() -> fold.fold(news)).forEach(this::count);
        } catch (RuntimeException e) {
            LOG.warnf("%d resources could not be stored together, trying them one by one: %s", news.size(), e);
            for (ResourceNews each : news) {
                foldAlone(each);
            }
        }
    }

    private void foldAlone(ResourceNews news) throws InterruptedException {
        try {
            insistOnFolding(news);
        } catch (RuntimeException e) {
            insistOnFolding(new Malformed(news.place(), "the database refuses its values"));
        }
    }

    private void insistOnFolding(ResourceNews news) throws InterruptedException {
        Insistence.insist(
                        () -> Acting.forAllTenants(() -> fold.fold(List.of(news))),
                        news.place() + " cannot be stored; check that PostgreSQL can be reached")
                .forEach(this::count);
    }

    private void count(ResourceFold.Result result) {
        if (result.outcome() == Outcome.MALFORMED && result.news() instanceof Malformed malformed) {
            counts.malformed(malformed.place(), malformed.defect());
        } else {
            counts.count(result.news().place(), result.outcome());
        }
    }
}
