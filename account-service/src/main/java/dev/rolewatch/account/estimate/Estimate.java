package dev.rolewatch.account.estimate;

import dev.rolewatch.contracts.account.CollectionChoice.Statistics;
import java.time.Duration;
import java.util.List;

/**
 * What reading an account costs a month.
 *
 * @param namespaces those that are read, the most expensive first
 * @param total of all of them; discovery comes on top
 */
public record Estimate(
        Duration interval,
        Statistics statistics,
        List<NamespaceCost> namespaces,
        Requested total,
        Discovery discovery,
        List<Change> changes) {
    public Estimate {
        namespaces = List.copyOf(namespaces);
        changes = List.copyOf(changes);
    }
}
