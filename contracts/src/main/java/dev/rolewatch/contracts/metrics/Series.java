package dev.rolewatch.contracts.metrics;

import java.util.List;

/**
 * Points of one metric of one resource.
 *
 * @param unit the CloudWatch unit name, such as {@code Percent}; null when it is not known
 */
public record Series(String metric, String unit, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }
}
