package dev.rolewatch.collector;

import dev.rolewatch.collector.aws.BatchReader;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.kafka.BatchWork;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A batch from its items to what is published: planned, read, and made into messages. */
public final class CollectingWork implements BatchWork {
    private final BatchReader reader;
    private final Collector collector;
    private final CollectorMeters meters;
    private final Clock clock;
    private final RejectionLog rejections = new RejectionLog();

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
                rejections.log(collected.reports(), now);
                meters.published(collected, Duration.between(started, now), collector);
            }
        };
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
