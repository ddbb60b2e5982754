package dev.rolewatch.account.register;

import dev.rolewatch.account.estimate.Price;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
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
        long low = 0;
        Instant read = lastReadAt;
        for (ItemOutcome item : report.items()) {
            if (item instanceof ItemOutcome.Read done) {
                low += done.billedMetrics();
                read = read == null || read.isBefore(report.readAt()) ? report.readAt() : read;
            } else if (item instanceof ItemOutcome.NotRead failed) {
                low += failed.billedMetrics();
            }
        }
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
