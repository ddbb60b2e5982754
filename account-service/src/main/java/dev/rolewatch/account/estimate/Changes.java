package dev.rolewatch.account.estimate;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.estimate.Change.Kind;
import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would change if the owner chose otherwise, in one respect at a time.
 *
 * @param read the namespaces that are read now, the most expensive first
 */
record Changes(Found found, Choice choice, Rate rate, List<NamespaceCost> read) {
    private static final List<Integer> MINUTES = List.of(1, 5, 10, 15, 30, 60);

    /** So many of the most expensive namespaces make most of a bill. */
    private static final int MOST_LEFT_OUT = 10;

    /** There may be thousands outside the catalog; those with most metrics are shown. */
    private static final int MOST_CUSTOM = 50;

    List<Change> list() {
        return Stream.of(intervals(), statistics(), leftOut(), added(), addedCustom())
                .flatMap(changes -> changes)
                .toList();
    }

    private Stream<Change> intervals() {
        return MINUTES.stream()
                .map(Duration::ofMinutes)
                .filter(interval -> !interval.equals(rate.interval()))
                .map(interval -> changed(
                        Kind.INTERVAL,
                        interval.toString(),
                        totalAt(new Rate(rate.catalog(), interval, rate.statistics()))));
    }

    private Stream<Change> statistics() {
        return Stream.of(Statistics.values())
                .filter(statistics -> statistics != rate.statistics())
                .map(statistics -> changed(
                        Kind.STATISTICS,
                        statistics.name(),
                        totalAt(new Rate(rate.catalog(), rate.interval(), statistics))));
    }

    private Stream<Change> leftOut() {
        return read.stream()
                .filter(cost -> cost.requested().high() > 0)
                .limit(MOST_LEFT_OUT)
                .map(cost -> changed(Kind.LEAVE_OUT_NAMESPACE, cost.namespace(), now().minus(cost.requested())));
    }

    private Stream<Change> added() {
        return notRead(true).map(cost -> changed(Kind.ADD_NAMESPACE, cost.namespace(), now().plus(cost.requested())));
    }

    private Stream<Change> addedCustom() {
        return Stream.concat(notRead(false), Estimator.outside(found, choice, rate))
                .filter(cost -> !choice.customNamespaces().contains(cost.namespace()))
                .sorted(Estimator.MOST_EXPENSIVE_FIRST)
                .limit(MOST_CUSTOM)
                .map(cost -> changed(Kind.ADD_CUSTOM_NAMESPACE, cost.namespace(), now().plus(cost.requested())));
    }

    /** Namespaces whose resources are known, of the catalog or outside it. */
    private Stream<NamespaceCost> notRead(boolean inCatalog) {
        return found.namespaces().entrySet().stream()
                .filter(namespace -> rate.catalog().entry(namespace.getKey()).isPresent() == inCatalog)
                .map(namespace -> rate.of(namespace.getKey(), namespace.getValue()))
                .filter(cost ->
                        read.stream().noneMatch(known -> known.namespace().equals(cost.namespace())));
    }

    private Requested totalAt(Rate other) {
        return Estimator.total(Estimator.read(found, choice, other));
    }

    private Requested now() {
        return Estimator.total(read);
    }

    private Change changed(Kind kind, String value, Requested total) {
        return new Change(kind, value, total, total.minus(now()));
    }
}
