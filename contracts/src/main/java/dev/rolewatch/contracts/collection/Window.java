package dev.rolewatch.contracts.collection;

import java.time.Instant;

/** A span of time, its start included and its end excluded, as GetMetricData takes it. */
public record Window(Instant from, Instant to) {
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it starts: " + from + " to " + to);
        }
    }
}
