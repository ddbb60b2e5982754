package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Plans a batch: one plan for each account's Region in it. An item that is in it twice is read once. */
    public static List<ReadingPlan> of(List<TakenItem> batch, Instant now) {
        Map<AccountRegion, List<TakenItem>> places = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (TakenItem taken : batch) {
            if (seen.add(taken.item().itemId())) {
                places.computeIfAbsent(AccountRegion.of(taken.item()), where -> new ArrayList<>())
                        .add(taken);
            }
        }
        return places.entrySet().stream()
                .map(place ->
                        new ReadingPlan(place.getKey(), place.getValue(), calls(place.getKey(), place.getValue(), now)))
                .toList();
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
