package dev.rolewatch.local.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over a window that slides. */
final class Rate {
    private final Duration window;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Rate(Duration window) {
        this.window = window;
    }

    void add(Instant at, long count) {
        samples.addLast(new Sample(at, count));
        while (samples.size() > 1 && samples.getFirst().at().isBefore(at.minus(window))) {
            samples.removeFirst();
        }
    }

    /** Per minute; 0 before there are two samples. */
    double perMinute() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double minutes = Duration.between(first.at(), last.at()).toMillis() / 60_000.0;
        return minutes == 0 ? 0 : (last.count() - first.count()) / minutes;
    }

    private record Sample(Instant at, long count) {}
}
