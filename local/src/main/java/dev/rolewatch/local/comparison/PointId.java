package dev.rolewatch.local.comparison;

import java.time.Instant;

/** What names a point: its series and the start of its period. A consumer keeps the last value published for it. */
public record PointId(SeriesId series, Instant start) {
    @Override
    public String toString() {
        return series + " at " + start;
    }
}
