package dev.rolewatch.collector;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Logs which metrics CloudWatch rejects, once an hour for an account's Region: each reading leaves them out. */
final class RejectionLog {
    private static final Logger LOG = Logger.getLogger(RejectionLog.class);
    private static final Duration LOGGED_AGAIN = Duration.ofHours(1);

    private record Place(AccountId account, Region region) {}

    private final Map<Place, Instant> loggedAt = new HashMap<>();

    void log(List<CollectionReport> reports, Instant now) {
        loggedAt.values().removeIf(at -> !at.plus(LOGGED_AGAIN).isAfter(now));
        for (CollectionReport report : reports) {
            List<ItemOutcome.Read> partly = report.items().stream()
                    .filter(item -> item instanceof ItemOutcome.Read read && read.rejected() != null)
                    .map(ItemOutcome.Read.class::cast)
                    .toList();
            Place place = new Place(report.account(), report.region());
            if (!partly.isEmpty() && loggedAt.putIfAbsent(place, now) == null) {
                log(report, partly);
            }
        }
    }

    private static void log(CollectionReport report, List<ItemOutcome.Read> partly) {
        LOG.warnf(
                "account %s, %s: metrics of %d resources are rejected, such as %s of %s: %s",
                report.account(),
                report.region(),
                partly.size(),
                partly.get(0).rejected().metrics(),
                partly.get(0).resource().key(),
                partly.get(0).rejected().detail());
    }
}
