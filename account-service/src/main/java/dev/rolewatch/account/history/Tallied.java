package dev.rolewatch.account.history;

import dev.rolewatch.contracts.collection.CollectionReport;
import java.time.Instant;

/** How some reading went, and when CloudWatch was asked. */
public record Tallied(Instant at, Tally tally) {
    public static Tallied of(CollectionReport report) {
        return new Tallied(report.readAt(), Tally.of(report));
    }
}
