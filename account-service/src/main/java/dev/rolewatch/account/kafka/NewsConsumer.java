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
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Feeds the register with what the other services learnt. Batches are taken one after another on a worker thread:
 * virtual threads would take them side by side, and a later batch that came first would hide an earlier one.
 *
 * <p>Every record is counted once, under what became of it, in {@code rolewatch_records_total}.
 */
@ApplicationScoped
public class NewsConsumer {
    private static final Logger LOG = Logger.getLogger(NewsConsumer.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AccountFold fold;
    private final MeterRegistry metrics;

    NewsConsumer(AccountFold fold, MeterRegistry metrics) {
        this.fold = fold;
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

    private void take(ConsumerRecords<byte[], byte[]> records, Function<ConsumerRecord<byte[], byte[]>, News> reader)
            throws InterruptedException {
        List<News> news = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                news.add(reader.apply(record));
            } catch (MalformedMessageException e) {
                skip(NewsReader.place(record), e.getMessage());
            }
        }
        if (!news.isEmpty()) {
            foldTogether(news);
        }
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

    /** Waits as long as the database is away: Kafka keeps the records, and nothing may be lost. */
    private void foldAlone(News news) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                fold.fold(List.of(news)).forEach(this::count);
                return;
            } catch (RuntimeException e) {
                if (DatabaseErrors.isFaultOfData(e)) {
                    skip(news.place(), "the database refuses its values");
                    return;
                }
                LOG.errorf(
                        e,
                        "%s cannot be folded into the register; trying again in %s. Check that PostgreSQL can be reached",
                        news.place(),
                        pause);
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
        count(place, AccountFold.Outcome.MALFORMED);
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
