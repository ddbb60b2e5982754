package dev.rolewatch.local.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over a window that slides. What was before the first sample counts as standing still. */
final class Rate {
    private final Duration window;
    /** The first of them is the newest that is as old as the window, once there is one. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    Rate(Duration window) {
        this.window = window;
    }

    void add(Instant at, long count) {
        Sample start = null;
        while (!samples.isEmpty() && !samples.getFirst().at().isAfter(at.minus(window))) {
            start = samples.removeFirst();
        }
        if (start != null) {
            samples.addFirst(start);
        }
        samples.addLast(new Sample(at, count));
    }

    /** Per minute of the whole window, so that a burst does not look like a rate while the window fills; 0 at first. */
    double perMinute() {
        if (samples.isEmpty()) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        Duration elapsed = Duration.between(first.at(), last.at());
        Duration over = elapsed.compareTo(window) > 0 ? elapsed : window;
        return (last.count() - first.count()) / (over.toMillis() / 60_000.0);
    }

    private record Sample(Instant at, long count) {}
}
