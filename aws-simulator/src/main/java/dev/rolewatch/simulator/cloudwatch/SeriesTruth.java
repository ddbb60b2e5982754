package dev.rolewatch.simulator.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one series finally says in a window.
 *
 * @param resource the name of the definition that it belongs to
 * @param arn null if its resource has none
 * @param nativePeriod seconds between the points that the resource publishes
 * @param period seconds that each point below covers: the period asked for, but never finer than the native one
 * @param points by time; those that do not exist are left out
 */
public record SeriesTruth(
        String region,
        String resource,
        String arn,
        String namespace,
        String metricName,
        Map<String, String> dimensions,
        String unit,
        int nativePeriod,
        int period,
        List<Point> points) {

    /**
     * A final point.
     *
     * @param timestamp the start of its period
     * @param visibleAt when GetMetricData first returns it
     * @param settledAt when it has the value given here, which it then keeps
     * @param percentiles those that were asked for, by names such as {@code p99}
     */
    public record Point(
            Instant timestamp,
            Instant visibleAt,
            Instant settledAt,
            long sampleCount,
            double sum,
            double minimum,
            double maximum,
            Map<String, Double> percentiles) {

        public double average() {
            return sum / sampleCount;
        }
    }
}
