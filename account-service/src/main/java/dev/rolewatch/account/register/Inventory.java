package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import dev.rolewatch.contracts.account.Region;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is in an account, as far as the last scan found.
 *
 * @param resources how many, as the register counts those that it was told of
 * @param scannedAt null until the first scan ended
 * @param failures what could not be looked at, one sentence each
 * @param regions those that were looked at whole
 * @param outside namespaces that are neither in the catalog nor chosen, and how many metrics each has
 */
public record Inventory(
        long resources,
        Instant scannedAt,
        List<String> failures,
        List<Region> regions,
        SortedMap<String, Integer> outside) {
    public static final Inventory UNKNOWN = new Inventory(0, null, List.of(), List.of(), new TreeMap<>());

    public Inventory {
        failures = List.copyOf(failures);
        regions = List.copyOf(regions);
        outside = Collections.unmodifiableSortedMap(new TreeMap<>(outside));
    }

    Inventory after(Scanned scan) {
        return new Inventory(resources, scan.at(), scan.failures(), scan.regions(), scan.outside());
    }
}
