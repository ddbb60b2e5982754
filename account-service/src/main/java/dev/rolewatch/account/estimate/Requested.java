package dev.rolewatch.account.estimate;

import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;

/**
 * Metrics requested in a month, as AWS may count them.
 *
 * @param low up to five statistics of a metric count as one
 * @param high every statistic counts
 */
public record Requested(long low, long high) {
    public static final Requested NOTHING = new Requested(0, 0);

    /** The price page lets up to five statistics of a metric count as one; how AWS bills is said to differ from that. */
    private static final int STATISTICS_FOR_ONE = 5;

    /** So many requests for one metric with so many statistics. */
    static Requested of(long requests, int statistics) {
        long low = (statistics + STATISTICS_FOR_ONE - 1) / STATISTICS_FOR_ONE;
        return new Requested(requests * low, requests * statistics);
    }

    public Requested plus(Requested other) {
        return new Requested(low + other.low, high + other.high);
    }

    Requested minus(Requested other) {
        return new Requested(low - other.low, high - other.high);
    }

    public Usd usd() {
        return new Usd(Price.ofMetrics(low), Price.ofMetrics(high));
    }

    /** Dollars, between two bounds. */
    public record Usd(BigDecimal low, BigDecimal high) {
        public Usd {
            low = Price.cents(low);
            high = Price.cents(high);
        }
    }
}
