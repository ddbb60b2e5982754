package dev.rolewatch.contracts.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One point of a series, as CloudWatch gave it.
 *
 * @param start of its period, which is CloudWatch's timestamp
 * @param count CloudWatch's SampleCount
 * @param quantiles CloudWatch's percentiles by quantile: p99 is 0.99; absent where CloudWatch gave none
 */
public record Point(
        Instant start,
        Duration period,
        double count,
        double sum,
        double minimum,
        double maximum,
        SortedMap<Double, Double> quantiles) {
    public Point {
        quantiles = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(quantiles));
    }
}
