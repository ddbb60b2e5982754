package dev.rolewatch.collector;

import dev.rolewatch.collector.aws.BatchReader;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.kafka.BatchWork;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/** A batch from its items to what is published: planned, read, and made into messages. */
public final class CollectingWork implements BatchWork {
    private static final Logger LOG = Logger.getLogger(CollectingWork.class);

    private final BatchReader reader;
    private final Collector collector;
    private final CollectorMeters meters;
    private final Clock clock;

    public CollectingWork(BatchReader reader, Collector collector, CollectorMeters meters, Clock clock) {
        this.reader = reader;
        this.collector = collector;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Done work(List<TakenItem> items) throws InterruptedException {
        Instant started = clock.instant();
        List<ReadingPlan> plans = ReadingPlan.of(items, started);
        meters.planned(plans);
        List<Reading> readings = reader.read(plans);
        meters.read(items.size(), readings);
        Collector.Batch batch = collector.begin();
        Collected collected = batch.collect(readings);
        return new Done() {
            @Override
            public Collected collected() {
                return collected;
            }

            @Override
            public void published(Instant now) {
                batch.published(now);
                logRejected(collected);
                meters.published(collected, Duration.between(started, now), collector);
            }
        };
    }

    private static void logRejected(Collected collected) {
        for (CollectionReport report : collected.reports()) {
            List<ItemOutcome.Read> partly = report.items().stream()
                    .filter(item -> item instanceof ItemOutcome.Read read && read.rejected() != null)
                    .map(ItemOutcome.Read.class::cast)
                    .toList();
            if (!partly.isEmpty()) {
                LOG.warnf(
                        "account %s, %s: metrics of %d resources are rejected, such as %s of %s: %s",
                        report.account(),
                        report.region(),
                        partly.size(),
                        partly.get(0).rejected().metrics(),
                        partly.get(0).resource().key(),
                        partly.get(0).rejected().detail());
            }
        }
    }

    @Override
    public void handedOver(Collection<Integer> partitions) {
        collector.forget(partitions);
    }

    @Override
    public void endNow() {
        reader.endNow();
    }
}
