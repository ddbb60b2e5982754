package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the items of one account's Region are read.
 *
 * @param calls all that is needed
 */
public record ReadingPlan(AccountRegion where, List<TakenItem> items, List<MetricsCall> calls) {
    public ReadingPlan {
        items = List.copyOf(items);
        calls = List.copyOf(calls);
    }

    /** What has one outstanding item at a time. */
    private record Subject(AccountRegion where, ResourceId resource, Duration cadence) {
        static Subject of(WorkItem item) {
            return new Subject(AccountRegion.of(item), item.resource(), item.cadence());
        }
    }

    /**
     * Plans a batch: one plan for each account's Region in it. Of several items of one resource and cadence only the newest
     * is read: it was issued because the others were not reported, and starts where they do.
     */
    public static List<ReadingPlan> of(List<TakenItem> batch, Instant now) {
        Map<AccountRegion, List<TakenItem>> places = new LinkedHashMap<>();
        for (TakenItem taken : newest(batch)) {
            places.computeIfAbsent(AccountRegion.of(taken.item()), where -> new ArrayList<>())
                    .add(taken);
        }
        return places.entrySet().stream()
                .map(place -> of(place.getKey(), place.getValue(), now))
                .toList();
    }

    /** MetricDataQueries of all calls. */
    public int queries() {
        return calls.stream().mapToInt(MetricsCall::queries).sum();
    }

    private static Collection<TakenItem> newest(List<TakenItem> batch) {
        Map<Subject, TakenItem> newest = new LinkedHashMap<>();
        for (TakenItem taken : batch) {
            newest.merge(
                    Subject.of(taken.item()),
                    taken,
                    (one, other) -> other.item().issuedAt().isBefore(one.item().issuedAt()) ? one : other);
        }
        return newest.values();
    }

    private static ReadingPlan of(AccountRegion where, List<TakenItem> items, Instant now) {
        List<AskedMetric> metrics = items.stream()
                .flatMap(taken -> taken.item().metrics().stream().map(metric -> AskedMetric.of(taken, metric, now)))
                .toList();
        return new ReadingPlan(where, items, Packing.of(where, metrics, now));
    }
}
