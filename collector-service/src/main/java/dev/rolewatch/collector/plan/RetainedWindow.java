package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a window that CloudWatch can answer for a period. It starts on a boundary of the period, so that a bucket is
 * always the same span however often it is read, and not before the time for which CloudWatch keeps such points: a start
 * before that gives no points at all, not even those that are kept.
 */
final class RetainedWindow {
    private RetainedWindow() {}

    /** Empty if nothing of the window is kept any more. */
    static Optional<Window> of(Window window, Duration period, Instant now) {
        Instant from = Retention.floor(window.from(), period);
        Instant oldest =
                Retention.floor(now.minus(Retention.of(period)), period).plus(period);
        Instant start = from.isBefore(oldest) ? oldest : from;
        return start.isBefore(window.to()) ? Optional.of(new Window(start, window.to())) : Optional.empty();
    }
}
