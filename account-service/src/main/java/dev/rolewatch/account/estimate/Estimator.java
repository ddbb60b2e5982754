package dev.rolewatch.account.estimate;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.contracts.catalog.Catalog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says what a choice costs before it is made. Whether reading is paused makes no difference. */
public final class Estimator {
    private final Catalog catalog;
    private final Duration usualInterval;

    /** @param usualInterval of whoever has chosen none */
    public Estimator(Catalog catalog, Duration usualInterval) {
        this.catalog = catalog;
        this.usualInterval = usualInterval;
    }

    public Estimate estimate(Found found, Choice choice) {
        Rate rate = new Rate(
                catalog,
                choice.collect().interval() == null
                        ? usualInterval
                        : choice.collect().interval(),
                choice.collect().statistics());
        List<NamespaceCost> read = read(found, choice, rate);
        return new Estimate(
                rate.interval(),
                rate.statistics(),
                read,
                total(read),
                Discovery.of(found),
                new Changes(found, choice, rate, read).list());
    }

    /** The namespaces that are read, the most expensive first. */
    static List<NamespaceCost> read(Found found, Choice choice, Rate rate) {
        Stream<NamespaceCost> known = found.namespaces().entrySet().stream()
                .filter(namespace -> isRead(namespace.getKey(), choice))
                .map(namespace -> rate.of(namespace.getKey(), namespace.getValue()));
        // A custom namespace that is tried out: no scan has looked for its resources yet.
        Stream<NamespaceCost> tried = choice.customNamespaces().stream()
                .filter(namespace -> !found.namespaces().containsKey(namespace)
                        && found.outside().containsKey(namespace))
                .map(namespace -> rate.ofUnknown(namespace, found.outside().get(namespace)));
        return Stream.concat(known, tried)
                .sorted(Comparator.<NamespaceCost>comparingLong(
                                cost -> -cost.requested().high())
                        .thenComparing(NamespaceCost::namespace))
                .toList();
    }

    static boolean isRead(String namespace, Choice choice) {
        List<String> chosen = choice.collect().namespaces();
        return chosen.isEmpty()
                || chosen.contains(namespace)
                || choice.customNamespaces().contains(namespace);
    }

    static Requested total(List<NamespaceCost> costs) {
        return costs.stream().map(NamespaceCost::requested).reduce(Requested.NOTHING, Requested::plus);
    }
}
