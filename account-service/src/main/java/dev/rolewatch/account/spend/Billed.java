package dev.rolewatch.account.spend;

import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;

/**
 * Metrics that AWS bills: a range, for how it meters several statistics of one metric is contested.
 *
 * @param low five statistics of a metric counted as one
 * @param high every statistic counted as a metric
 */
public record Billed(long low, long high) {
    public static final Billed NOTHING = new Billed(0, 0);

    static Billed of(ItemOutcome item) {
        return new Billed(item.billedMetrics(), Math.max(item.billedMetrics(), item.billedStatistics()));
    }

    /** Of all that was asked for, whether it was read or not. */
    public static Billed of(CollectionReport report) {
        return report.items().stream().map(Billed::of).reduce(NOTHING, Billed::plus);
    }

    public Billed plus(Billed other) {
        return new Billed(low + other.low, high + other.high);
    }

    public BigDecimal usdLow() {
        return Price.ofMetrics(low);
    }

    public BigDecimal usdHigh() {
        return Price.ofMetrics(high);
    }
}
