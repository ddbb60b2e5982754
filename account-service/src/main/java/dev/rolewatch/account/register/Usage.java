package dev.rolewatch.account.register;

import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Instant;

/**
 * What reading an account has cost its owner since it was registered.
 *
 * @param calls GetMetricData requests
 * @param lastReadAt when CloudWatch last answered for some resource; null before the first time
 */
public record Usage(long calls, Billed billed, Instant lastReadAt) {
    public static final Usage NONE = new Usage(0, Billed.NOTHING, null);

    Usage plus(CollectionReport report) {
        boolean answered = report.items().stream().anyMatch(ItemOutcome.Read.class::isInstance);
        boolean newer = lastReadAt == null || lastReadAt.isBefore(report.readAt());
        Instant read = answered && newer ? report.readAt() : lastReadAt;
        return new Usage(calls + report.calls(), billed.plus(Billed.of(report)), read);
    }
}
