package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.collection.Collected.ReadMetrics;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Reads one point of each item, without asking anybody. */
final class EchoWork implements BatchWork {
    private final AtomicInteger worked = new AtomicInteger();
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private final AtomicInteger largestBatch = new AtomicInteger();
    private final Set<Integer> handedOver = ConcurrentHashMap.newKeySet();

    void failNext(int times) {
        failures.set(times);
    }

    /** What happens once, while the next batch is worked on. */
    void beforeNext(Runnable event) {
        before.set(event);
    }

    int worked() {
        return worked.get();
    }

    int published() {
        return published.get();
    }

    int largestBatch() {
        return largestBatch.get();
    }

    Set<Integer> handedOver() {
        return handedOver;
    }

    @Override
    public Done work(List<TakenItem> items) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("this work fails");
        }
        before.getAndSet(() -> {}).run();
        worked.addAndGet(items.size());
        largestBatch.accumulateAndGet(items.size(), Math::max);
        List<WorkItem> all = items.stream().map(TakenItem::item).toList();
        Collected collected = new Collected(
                all.stream().map(EchoWork::metrics).toList(),
                all.stream().map(EchoWork::report).toList(),
                List.of());
        return new Done() {
            @Override
            public Collected collected() {
                return collected;
            }

            @Override
            public void published(Instant now) {
                published.addAndGet(items.size());
            }
        };
    }

    @Override
    public void handedOver(Collection<Integer> partitions) {
        handedOver.addAll(partitions);
    }

    @Override
    public void endNow() {
        // It is never long at work.
    }

    private static ReadMetrics metrics(WorkItem item) {
        Point point = new Point(item.window().from(), Duration.ofMinutes(1), 1, 2, 2, 2, new TreeMap<>());
        return new ReadMetrics(
                new MetricsBatch(
                        item.tenant(),
                        item.account(),
                        item.awsAccount(),
                        Items.REGION,
                        List.of(new ResourcePoints(
                                item.resource(),
                                item.arn(),
                                item.tags(),
                                List.of(new Series("A", "Percent", List.of(point)))))),
                Items.NOON);
    }

    private static CollectionReport report(WorkItem item) {
        return new CollectionReport(
                item.account(),
                item.tenant(),
                item.awsAccount(),
                Items.REGION,
                Items.NOON,
                1,
                List.of(new ItemOutcome.Read(
                        item.itemId(),
                        item.resource(),
                        item.cadence(),
                        item.window().to(),
                        1,
                        1,
                        4,
                        null,
                        List.of())));
    }
}
