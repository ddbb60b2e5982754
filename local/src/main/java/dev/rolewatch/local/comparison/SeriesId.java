package dev.rolewatch.local.comparison;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What names a series.
 *
 * @param account the twelve digits of the AWS account
 */
public record SeriesId(
        String account,
        String region,
        String namespace,
        String metric,
        SortedMap<String, String> dimensions,
        Duration period) {
    public SeriesId {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    @Override
    public String toString() {
        return account + " " + region + " " + namespace + " " + metric + " " + dimensions + " every " + period;
    }
}
