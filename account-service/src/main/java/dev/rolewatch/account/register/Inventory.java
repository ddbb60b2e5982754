package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What there is in an account, as far as scans found.
 *
 * @param resources how many, as the register counts those that it was told of
 * @param scannedAt when a scan last looked at any Region; null until then
 * @param failures what the last scan could not look at, one sentence each
 * @param regions those that were looked at whole
 * @param outside namespaces that are neither in the catalog nor chosen, and how many metrics each has
 * @param listMetricsRequests how many it took to look at a Region, by its name
 * @param newRegionsAt when a scan last looked at a Region that was none of {@code regions}; null until then
 */
public record Inventory(
        long resources,
        Instant scannedAt,
        List<String> failures,
        List<Region> regions,
        SortedMap<String, Integer> outside,
        SortedMap<String, Integer> listMetricsRequests,
        Instant newRegionsAt) {
    public static final Inventory UNKNOWN =
            new Inventory(0, null, List.of(), List.of(), new TreeMap<>(), new TreeMap<>(), null);

    /** A scan says that it ended before the schedule has compared what it saw, at some 2,000 resources a second. */
    private static final Duration ENTERED_AFTER = Duration.ofMinutes(5);

    private static final int ENTERED_A_SECOND = 1_000;

    public Inventory {
        failures = List.copyOf(failures);
        regions = List.copyOf(regions);
        outside = Collections.unmodifiableSortedMap(new TreeMap<>(outside));
        listMetricsRequests = Collections.unmodifiableSortedMap(new TreeMap<>(listMetricsRequests));
    }

    /** How many resources there are; empty before the first is known. */
    public Optional<Long> counted() {
        return counted(resources, scannedAt);
    }

    /** As {@link #counted()}, of an inventory of which only that is known. */
    public static Optional<Long> counted(long resources, Instant scannedAt) {
        return scannedAt != null || resources > 0 ? Optional.of(resources) : Optional.empty();
    }

    /** Whether any Region was looked at; if not, that nothing is known does not mean that nothing is there. */
    public boolean isKnown() {
        return !regions.isEmpty();
    }

    /** Whether what was found in Regions that nobody had looked at before has had the time to get here. */
    public boolean isSettled(Instant now) {
        return newRegionsAt == null
                || !now.isBefore(newRegionsAt.plus(ENTERED_AFTER).plusSeconds(resources / ENTERED_A_SECOND));
    }

    /** How many ListMetrics requests a scan takes in the Regions that a choice looks at. */
    public long listMetricsRequests(CollectionChoice choice) {
        return listMetricsRequests.entrySet().stream()
                .filter(region -> choice.looksAt(new Region(region.getKey())))
                .mapToLong(region -> region.getValue())
                .sum();
    }

    /** What a scan could not look at is as it was known before. */
    Inventory after(Scanned scan) {
        if (scan.regions().isEmpty()) {
            return new Inventory(
                    resources, scannedAt, scan.failures(), regions, outside, listMetricsRequests, newRegionsAt);
        }
        List<Region> regionsNow = scan.failures().isEmpty() ? scan.regions() : union(regions, scan.regions());
        return new Inventory(
                resources,
                scan.at(),
                scan.failures(),
                regionsNow,
                scan.outside(),
                requestsAfter(scan, regionsNow),
                regions.containsAll(scan.regions()) ? newRegionsAt : scan.at());
    }

    private SortedMap<String, Integer> requestsAfter(Scanned scan, List<Region> regionsNow) {
        SortedMap<String, Integer> requests = new TreeMap<>(listMetricsRequests);
        requests.putAll(scan.listMetricsRequests());
        requests.keySet().retainAll(regionsNow.stream().map(Region::value).toList());
        return requests;
    }

    private static List<Region> union(List<Region> known, List<Region> looked) {
        return Stream.concat(known.stream(), looked.stream()).distinct().toList();
    }
}
