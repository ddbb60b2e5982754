package dev.rolewatch.contracts.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One point of a series, as CloudWatch gave it. Of its four statistics it has those that were asked for, and at least one;
 * the others are null.
 *
 * @param start of its period, which is CloudWatch's timestamp
 * @param count CloudWatch's SampleCount
 * @param quantiles CloudWatch's percentiles by quantile: p99 is 0.99; absent where CloudWatch gave none
 */
public record Point(
        Instant start,
        Duration period,
        Double count,
        Double sum,
        Double minimum,
        Double maximum,
        SortedMap<Double, Double> quantiles) {
    public static final String SAMPLE_COUNT = "SampleCount";
    public static final String SUM = "Sum";
    public static final String MINIMUM = "Minimum";
    public static final String MAXIMUM = "Maximum";

    /** CloudWatch's names of the four statistics, in the order in which they are told. */
    public static final List<String> FOUR = List.of(SAMPLE_COUNT, SUM, MINIMUM, MAXIMUM);

    public Point {
        if (count == null && sum == null && minimum == null && maximum == null) {
            throw new IllegalArgumentException("a point has none of " + FOUR);
        }
        quantiles = quantiles.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(quantiles));
    }

    /** A point with all four statistics. */
    public Point(
            Instant start,
            Duration period,
            double count,
            double sum,
            double minimum,
            double maximum,
            SortedMap<Double, Double> quantiles) {
        this(
                start,
                period,
                Double.valueOf(count),
                Double.valueOf(sum),
                Double.valueOf(minimum),
                Double.valueOf(maximum),
                quantiles);
    }

    /** Those of the four statistics that it has, in the order of {@link #FOUR}. */
    public List<String> statistics() {
        return FOUR.stream().filter(name -> value(name) != null).toList();
    }

    public boolean hasAllFour() {
        return count != null && sum != null && minimum != null && maximum != null;
    }

    private Double value(String statistic) {
        return switch (statistic) {
            case SAMPLE_COUNT -> count;
            case SUM -> sum;
            case MINIMUM -> minimum;
            case MAXIMUM -> maximum;
            default -> throw new IllegalArgumentException(statistic);
        };
    }
}
