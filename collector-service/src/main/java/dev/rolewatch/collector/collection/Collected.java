package dev.rolewatch.collector.collection;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import java.time.Instant;
import java.util.List;

/** What a batch of work items gives: everything that is published together with its consumed offsets. */
public record Collected(List<ReadMetrics> metrics, List<CollectionReport> reports, List<AccountEvent> events) {
    public Collected {
        metrics = List.copyOf(metrics);
        reports = List.copyOf(reports);
        events = List.copyOf(events);
    }

    /** One record of the {@code metrics} topic; the time at which it was read travels beside it. */
    public record ReadMetrics(MetricsBatch batch, Instant readAt) {}
}
