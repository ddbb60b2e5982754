package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Window;
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
 * @param calls all that is needed; a metric of an item whose points CloudWatch no longer keeps is in none
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
                .map(place ->
                        new ReadingPlan(place.getKey(), place.getValue(), calls(place.getKey(), place.getValue(), now)))
                .toList();
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

    private static List<MetricsCall> calls(AccountRegion where, List<TakenItem> items, Instant now) {
        Map<Window, List<AskedMetric>> windows = new LinkedHashMap<>();
        for (TakenItem taken : items) {
            for (var metric : taken.item().metrics()) {
                RetainedWindow.of(taken.item().window(), metric.period(), now)
                        .ifPresent(window -> windows.computeIfAbsent(window, key -> new ArrayList<>())
                                .add(new AskedMetric(taken, metric)));
            }
        }
        List<MetricsCall> calls = new ArrayList<>();
        windows.forEach((window, metrics) -> calls.addAll(packed(where, window, metrics)));
        return calls;
    }

    private static List<MetricsCall> packed(AccountRegion where, Window window, List<AskedMetric> metrics) {
        List<MetricsCall> calls = new ArrayList<>();
        List<AskedMetric> call = new ArrayList<>();
        int queries = 0;
        long datapoints = 0;
        for (AskedMetric metric : metrics) {
            boolean full = queries + metric.statistics() > MetricsCall.MAX_QUERIES
                    || datapoints + metric.datapoints(window) > MetricsCall.MAX_DATAPOINTS;
            if (full && !call.isEmpty()) {
                calls.add(new MetricsCall(where, window, call));
                call = new ArrayList<>();
                queries = 0;
                datapoints = 0;
            }
            call.add(metric);
            queries += metric.statistics();
            datapoints += metric.datapoints(window);
        }
        calls.add(new MetricsCall(where, window, call));
        return calls;
    }
}
