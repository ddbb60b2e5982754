package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long it takes from when an item is due until a consumer of committed records has its points, for the items of some
 * accounts that were due in a span of time.
 */
final class Freshness implements Reported.Listener {
    private final Set<AccountId> accounts;
    private final Instant from;
    private final List<Long> millis = new ArrayList<>();
    private final Map<Instant, Integer> reported = new HashMap<>();
    private int failed;

    /** @param from when the first item is due that counts */
    Freshness(Set<AccountId> accounts, Instant from) {
        this.accounts = accounts;
        this.from = from;
    }

    @Override
    public synchronized void reported(CollectionReport report, Instant at) {
        if (!accounts.contains(report.account())) {
            return;
        }
        for (ItemOutcome outcome : report.items()) {
            Instant due = World.due(outcome.itemId());
            if (due.isBefore(from)) {
                continue;
            }
            reported.merge(due, 1, Integer::sum);
            if (outcome instanceof ItemOutcome.Read) {
                millis.add(Duration.between(due, at).toMillis());
            } else {
                failed++;
            }
        }
    }

    /** How many items were reported: fewer than were due where a newer item of the same resource took an older one's place. */
    synchronized int items() {
        return millis.size() + failed;
    }

    /** How many items were reported that were due at that moment or later. */
    synchronized int itemsDueFrom(Instant moment) {
        return reported.entrySet().stream()
                .filter(due -> !due.getKey().isBefore(moment))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many of them were not read. */
    synchronized int failed() {
        return failed;
    }

    /** The freshness, in milliseconds, that this share of the items that were read had or bettered. */
    synchronized long percentile(double percent) {
        Collections.sort(millis);
        return millis.get(Math.max(0, (int) Math.ceil(percent / 100 * millis.size()) - 1));
    }
}
