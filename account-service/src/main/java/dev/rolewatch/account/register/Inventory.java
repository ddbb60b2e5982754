package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AccountEvent.Scanned;
import java.time.Instant;
import java.util.List;

/**
 * What the last scan found.
 *
 * @param resources null until the first scan ended
 * @param scannedAt null until the first scan ended
 * @param failures what could not be looked at, one sentence each
 */
public record Inventory(Integer resources, Instant scannedAt, List<String> failures) {
    public static final Inventory UNKNOWN = new Inventory(null, null, List.of());

    public Inventory {
        failures = List.copyOf(failures);
    }

    Inventory after(Scanned scan) {
        return new Inventory(resources, scan.at(), scan.failures());
    }
}
