package dev.rolewatch.simulator.cloudwatch;

import java.util.Optional;

/**
 * A valid query of GetMetricData.
 *
 * @param series empty if there is no such metric, or none with that unit, or no data of that period so long ago
 */
record PlannedQuery(
        String id, String label, Statistic statistic, int period, boolean returned, Optional<Series> series) {

    /**
     * The point of the bucket with this number, counted from the range's start; NaN if it has none. Buckets begin at the
     * start of the range, wherever that is.
     */
    double valueOf(int bucket, TimeRange range, long asOfMillis) {
        long from = startOf(bucket, range);
        long to = Math.min(from + period, range.end());
        var tally = new Tally(statistic.isPercentile());
        Series source = series.orElseThrow();
        for (long start = source.firstStartFrom(from); start < to; start += source.period()) {
            source.addTo(tally, start, asOfMillis);
        }
        return tally.count() == 0 ? Double.NaN : statistic.of().applyAsDouble(tally);
    }

    long startOf(int bucket, TimeRange range) {
        return range.start() + (long) bucket * period;
    }
}
