package dev.rolewatch.account.estimate;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.catalog.Catalog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says what a choice costs before it is made. Whether reading is paused makes no difference. */
public final class Estimator {
    static final Comparator<NamespaceCost> MOST_EXPENSIVE_FIRST = Comparator.<NamespaceCost>comparingLong(
                    cost -> -cost.requested().high())
            .thenComparing(NamespaceCost::namespace);

    private final Catalog catalog;
    private final Duration usualInterval;
    private final Duration scanEvery;

    /**
     * @param usualInterval of whoever has chosen none
     * @param scanEvery from the beginning of a scan to that of the next
     */
    public Estimator(Catalog catalog, Duration usualInterval, Duration scanEvery) {
        this.catalog = catalog;
        this.scanEvery = scanEvery;
        this.usualInterval = usualInterval;
    }

    public Estimate estimate(Found found, Choice choice) {
        Rate rate =
                new Rate(catalog, interval(choice.collect()), choice.collect().statistics());
        List<NamespaceCost> read = read(found, choice, rate);
        return new Estimate(
                rate.interval(),
                rate.statistics(),
                read,
                total(read),
                Discovery.of(found.listMetricsRequests(), scanEvery),
                new Changes(found, choice, rate, read).list());
    }

    /** How often metrics are read that AWS publishes at least as often, if no budget stretches that. */
    public Duration interval(CollectionChoice choice) {
        return choice.interval() == null ? usualInterval : choice.interval();
    }

    /** The namespaces that are read, the most expensive first. */
    static List<NamespaceCost> read(Found found, Choice choice, Rate rate) {
        Stream<NamespaceCost> known = found.namespaces().entrySet().stream()
                .filter(namespace -> isRead(namespace.getKey(), choice, rate.catalog()))
                .map(namespace -> rate.of(namespace.getKey(), namespace.getValue()));
        Stream<NamespaceCost> tried = outside(found, choice, rate)
                .filter(cost -> choice.customNamespaces().contains(cost.namespace()));
        return Stream.concat(known, tried).sorted(MOST_EXPENSIVE_FIRST).toList();
    }

    /**
     * Namespaces outside the catalog of which no scan has looked for resources yet. What is in them has no tags, so that none
     * of it is read where the owner chose tags.
     */
    static Stream<NamespaceCost> outside(Found found, Choice choice, Rate rate) {
        return found.outside().entrySet().stream()
                .filter(namespace -> choice.collect().tags().isEmpty())
                .filter(namespace -> !found.namespaces().containsKey(namespace.getKey()))
                .map(namespace -> rate.ofUnknown(namespace.getKey(), namespace.getValue()));
    }

    private static boolean isRead(String namespace, Choice choice, Catalog catalog) {
        List<String> chosen = choice.collect().namespaces();
        return catalog.entry(namespace).isPresent()
                ? chosen.isEmpty() || chosen.contains(namespace)
                : choice.customNamespaces().contains(namespace);
    }

    static Requested total(List<NamespaceCost> costs) {
        return costs.stream().map(NamespaceCost::requested).reduce(Requested.NOTHING, Requested::plus);
    }
}
