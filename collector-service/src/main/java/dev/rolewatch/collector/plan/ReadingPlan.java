package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the items of one account's Region are read.
 *
 * @param calls all that is needed, in the order in which they are made
 */
public record ReadingPlan(AccountRegion where, List<TakenItem> items, List<MetricsCall> calls) {
    public ReadingPlan {
        items = List.copyOf(items);
        calls = List.copyOf(calls);
    }

    private static final Function<TakenItem, Instant> UNREAD_SINCE =
            taken -> taken.item().window().from();

    /** What has one outstanding item at a time. */
    private record Subject(AccountRegion where, ResourceId resource, Duration cadence) {
        static Subject of(WorkItem item) {
            return new Subject(AccountRegion.of(item), item.resource(), item.cadence());
        }
    }

    /** An item with what is asked for it. */
    private record AskedItem(TakenItem taken, List<AskedMetric> metrics) {
        static AskedItem of(TakenItem taken, Instant now) {
            return new AskedItem(taken, AskedMetric.of(taken, now).toList());
        }

        boolean isWide() {
            return TakenItem.isWide(
                    metrics.stream().mapToLong(AskedMetric::datapoints).sum());
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
        List<AskedItem> asked = ordered(items, now);
        List<TakenItem> ordered = asked.stream().map(AskedItem::taken).toList();
        List<AskedMetric> metrics =
                asked.stream().flatMap(item -> item.metrics().stream()).toList();
        return new ReadingPlan(where, ordered, inOrder(Packing.of(where, metrics, now), ordered));
    }

    /** The oldest first, and wide ones last: what an account has to catch up with does not hold up what it has new. */
    private static List<AskedItem> ordered(List<TakenItem> items, Instant now) {
        Map<Boolean, List<AskedItem>> byWidth = items.stream()
                .sorted(Comparator.comparing(UNREAD_SINCE))
                .map(taken -> AskedItem.of(taken, now))
                .collect(Collectors.partitioningBy(AskedItem::isWide));
        return Stream.concat(byWidth.get(false).stream(), byWidth.get(true).stream())
                .toList();
    }

    /**
     * Those of the first items first, since what is not made before a batch ends is the last of them: who is over the rate
     * reads everything late and nothing never. The calls of an item are near each other, for an item that is half read is
     * read again.
     */
    private static List<MetricsCall> inOrder(List<MetricsCall> calls, List<TakenItem> items) {
        Map<TakenItem, Integer> order = new IdentityHashMap<>();
        items.forEach(item -> order.put(item, order.size()));
        return calls.stream()
                .sorted(Comparator.comparingInt(call -> call.metrics().stream()
                        .mapToInt(asked -> order.get(asked.taken()))
                        .min()
                        .orElseThrow()))
                .toList();
    }
}
