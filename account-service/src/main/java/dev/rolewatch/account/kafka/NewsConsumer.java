package dev.rolewatch.account.kafka;

import dev.rolewatch.account.storage.AccountFold;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.json.MalformedMessageException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Feeds the register with what the other services learnt. Batches are taken one after another on a worker thread:
 * virtual threads would take them side by side, and a later batch that came first would hide an earlier one.
 *
 * <p>Every record is counted once: in {@code rolewatch.records} under what became of it, or if nothing can become of it in
 * {@code rolewatch.records.malformed}.
 */
@ApplicationScoped
public class NewsConsumer {
    private static final Logger LOG = Logger.getLogger(NewsConsumer.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AccountFold fold;
    private final TopicIds topicIds;
    private final MeterRegistry metrics;

    NewsConsumer(AccountFold fold, TopicIds topicIds, MeterRegistry metrics) {
        this.fold = fold;
        this.topicIds = topicIds;
        this.metrics = metrics;
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
        UUID topicId = topicId(records.partitions().iterator().next().topic());
        List<News> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Place place = new Place(record.topic(), topicId, record.partition(), record.offset());
            try {
                news.add(reader.apply(record, place));
            } catch (MalformedMessageException e) {
                skip(place, e.getMessage());
            }
        }
        if (!news.isEmpty()) {
            foldTogether(news);
        }
    }

    private UUID topicId(String topic) throws InterruptedException {
        return insist(
                () -> topicIds.of(topic),
                "topic " + topic + " cannot be described; check that Kafka can be reached and that the topic exists");
    }

    private void foldTogether(List<News> news) throws InterruptedException {
        try {
            fold.fold(news).forEach(this::count);
        } catch (RuntimeException e) {
            LOG.warnf("%d records could not be folded together, trying them one by one: %s", news.size(), e);
            for (News each : news) {
                foldAlone(each);
            }
        }
    }

    private void foldAlone(News news) throws InterruptedException {
        try {
            insist(
                            () -> fold.fold(List.of(news)),
                            news.place() + " cannot be folded into the register; check that PostgreSQL can be reached")
                    .forEach(this::count);
        } catch (RuntimeException e) {
            skip(news.place(), "the database refuses its values");
        }
    }

    /**
     * Waits as long as Kafka or the database is away: Kafka keeps the records, and nothing may be lost. Throws only what the
     * data is to blame for.
     */
    private static <T> T insist(Supplier<T> work, String failing) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (DatabaseErrors.isFaultOfData(e)) {
                    throw e;
                }
                LOG.errorf(e, "%s; trying again in %s", failing, pause);
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void count(AccountFold.Result result) {
        if (result.outcome() == AccountFold.Outcome.MALFORMED) {
            skip(result.news().place(), result.defect());
        } else {
            count(result.news().place(), result.outcome());
        }
    }

    private void skip(Place place, String defect) {
        LOG.errorf("skipped a malformed record (%s): %s", place, defect);
        metrics.counter("rolewatch.records.malformed", "topic", place.topic()).increment();
    }

    private void count(Place place, AccountFold.Outcome outcome) {
        metrics.counter(
                        "rolewatch.records",
                        "topic",
                        place.topic(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
