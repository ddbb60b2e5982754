package dev.rolewatch.discovery.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tells threads that fail now and then, and are replaced, from those that fail again and again. */
final class ThreadFailures {
    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Deque<Instant> latest = new ArrayDeque<>();

    synchronized void add(Instant now) {
        if (latest.size() == MOST) {
            latest.removeFirst();
        }
        latest.addLast(now);
    }

    /** Whether as many as count were within the last ten minutes. */
    synchronized boolean tooMany(Instant now) {
        return latest.size() == MOST && latest.getFirst().isAfter(now.minus(WITHIN));
    }
}
