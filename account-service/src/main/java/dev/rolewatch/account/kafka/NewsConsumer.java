package dev.rolewatch.account.kafka;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.AccountFold;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Feeds the register with what the other services learnt. Batches are taken one after another on a worker thread:
 * virtual threads would take them side by side, and a later batch that came first would hide an earlier one.
 */
@ApplicationScoped
public class NewsConsumer {
    private static final Logger LOG = Logger.getLogger(NewsConsumer.class);

    private final AccountFold fold;
    private final TopicIds topicIds;
    private final RecordCounts counts;

    NewsConsumer(AccountFold fold, TopicIds topicIds, RecordCounts counts) {
        this.fold = fold;
        this.topicIds = topicIds;
        this.counts = counts;
    }

    @Incoming("account-events")
    @Blocking
    void accountEvents(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        take(records, NewsReader::accountEvent);
    }

    @Incoming("collection-reports")
    @Blocking
    void collectionReports(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        take(records, NewsReader::collectionReport);
    }

    private void take(
            ConsumerRecords<byte[], byte[]> records, BiFunction<ConsumerRecord<byte[], byte[]>, Place, News> reader)
            throws InterruptedException {
        // A channel has one topic.
        UUID topicId = topicIds.insistOn(records.partitions().iterator().next().topic());
        List<News> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Place place = new Place(record.topic(), topicId, record.partition(), record.offset());
            try {
                news.add(reader.apply(record, place));
            } catch (MalformedMessageException e) {
                counts.malformed(place, e.getMessage());
            }
        }
        if (!news.isEmpty()) {
            foldTogether(news);
        }
    }

    private void foldTogether(List<News> news) throws InterruptedException {
        try {
            Acting.forAllTenants(() -> fold.fold(news)).forEach(this::count);
        } catch (RuntimeException e) {
            LOG.warnf("%d records could not be folded together, trying them one by one: %s", news.size(), e);
            for (News each : news) {
                foldAlone(each);
            }
        }
    }

    private void foldAlone(News news) throws InterruptedException {
        try {
            Insistence.insist(
                            () -> Acting.forAllTenants(() -> fold.fold(List.of(news))),
                            news.place() + " cannot be folded into the register; check that PostgreSQL can be reached")
                    .forEach(this::count);
        } catch (RuntimeException e) {
            counts.malformed(news.place(), "the database refuses its values");
        }
    }

    private void count(AccountFold.Result result) {
        if (result.outcome() == AccountFold.Outcome.MALFORMED) {
            counts.malformed(result.news().place(), result.defect());
        } else {
            counts.count(result.news().place(), result.outcome());
        }
    }
}
