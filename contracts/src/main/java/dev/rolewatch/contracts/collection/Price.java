package dev.rolewatch.contracts.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** List prices of Amazon CloudWatch in us-east-1, in US dollars ("Amazon CloudWatch pricing"); most Regions have the same. */
public final class Price {
    /** $0.01 for 1,000 metrics requested with GetMetricData. */
    private static final BigDecimal METRIC = new BigDecimal("0.00001");

    /** $0.01 for 1,000 ListMetrics requests, after the first million of a month. */
    private static final BigDecimal REQUEST = new BigDecimal("0.00001");

    private static final long FREE_REQUESTS = 1_000_000;

    private static final BigDecimal MOST_COUNTED = BigDecimal.valueOf(Long.MAX_VALUE);

    private Price() {}

    public static BigDecimal ofMetrics(long requested) {
        return METRIC.multiply(BigDecimal.valueOf(requested));
    }

    /** How many metrics may be requested for so much; for more than a long can count, as many as it can. */
    public static long metricsFor(BigDecimal usd) {
        return usd.divide(METRIC, 0, RoundingMode.DOWN).min(MOST_COUNTED).longValue();
    }

    /** Of the ListMetrics requests of a month. */
    public static BigDecimal ofRequests(long requests) {
        return REQUEST.multiply(BigDecimal.valueOf(Math.max(0, requests - FREE_REQUESTS)));
    }

    /** In whole cents. */
    public static BigDecimal cents(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP);
    }
}
