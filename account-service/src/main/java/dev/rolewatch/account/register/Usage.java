package dev.rolewatch.account.register;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What reading an account has cost its owner since it was registered. AWS does not say how it bills several statistics of
 * one metric in all cases, so the billed metrics are a range.
 *
 * @param calls GetMetricData requests
 * @param billedMetricsLow five statistics of a metric counted as one
 * @param billedMetricsHigh every statistic counted as a metric
 * @param lastReadAt when CloudWatch last answered for some resource; null before the first time
 */
public record Usage(long calls, long billedMetricsLow, long billedMetricsHigh, Instant lastReadAt) {
    public static final Usage NONE = new Usage(0, 0, 0, null);

    Usage plus(CollectionReport report) {
        boolean answered = report.items().stream().anyMatch(ItemOutcome.Read.class::isInstance);
        boolean newer = lastReadAt == null || lastReadAt.isBefore(report.readAt());
        Instant read = answered && newer ? report.readAt() : lastReadAt;
        long low = report.billedMetrics();
        long high = Math.max(low, report.billedStatistics());
        return new Usage(calls + report.calls(), billedMetricsLow + low, billedMetricsHigh + high, read);
    }

    public BigDecimal usdLow() {
        return Price.ofMetrics(billedMetricsLow);
    }

    public BigDecimal usdHigh() {
        return Price.ofMetrics(billedMetricsHigh);
    }
}
