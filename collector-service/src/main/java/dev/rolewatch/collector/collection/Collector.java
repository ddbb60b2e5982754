package dev.rolewatch.collector.collection;

import dev.rolewatch.collector.collection.Collected.ReadMetrics;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes what is published of what CloudWatch answered. One thread uses it. */
public final class Collector {
    /** Below the megabyte that Kafka takes by default, with room for the headers. */
    private static final int MAX_RECORD_BYTES = 900_000;

    private final PointMemory published;
    private final Troubles troubles;

    public Collector(PointMemory published, Troubles troubles) {
        this.published = published;
        this.troubles = troubles;
    }

    /** How many points it remembers to have published. */
    public long remembered() {
        return published.points();
    }

    /** How many series it forgot for want of room; what is read again of them is published again. */
    public long forgotten() {
        return published.forgotten();
    }

    /** Begins a batch. What it learns holds only if {@link Batch#published} is called. */
    public Batch begin() {
        return new Batch(published.draft(), troubles.draft());
    }

    /** Forgets what it knows of these partitions: from now on somebody else has them. */
    public void forget(Collection<Integer> partitions) {
        published.forget(partitions);
        troubles.forget(partitions);
    }

    /** One batch, from what was read to what is published. */
    public static final class Batch {
        private final PointMemory.Draft points;
        private final Troubles.Draft troubles;

        private Batch(PointMemory.Draft points, Troubles.Draft troubles) {
            this.points = points;
            this.troubles = troubles;
        }

        public Collected collect(List<Reading> readings) {
            List<ReadMetrics> metrics = new ArrayList<>();
            List<CollectionReport> reports = new ArrayList<>();
            List<AccountEvent> events = new ArrayList<>();
            for (Reading reading : readings) {
                ReadItems items = ReadItems.of(reading, points);
                var where = reading.where();
                MetricsBatch all = new MetricsBatch(
                        where.tenant(), where.account(), where.awsAccount(), where.region(), items.resources());
                MetricsChunks.of(all, MAX_RECORD_BYTES)
                        .forEach(chunk -> metrics.add(new ReadMetrics(chunk, reading.readAt())));
                reports.addAll(Reports.of(reading, items.outcomes(), MAX_RECORD_BYTES));
                troubles.event(reading).ifPresent(events::add);
            }
            return new Collected(metrics, reports, events);
        }

        /** Remembers the batch, once everything of it is on its topics. */
        public void published(Instant now) {
            points.remember(now);
            troubles.remember();
        }
    }
}
