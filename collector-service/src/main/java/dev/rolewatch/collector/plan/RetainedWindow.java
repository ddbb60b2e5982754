package dev.rolewatch.collector.plan;

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
        Instant from = floor(window.from(), period);
        Instant oldest = floor(now.minus(retention(period)), period).plus(period);
        Instant start = from.isBefore(oldest) ? oldest : from;
        return start.isBefore(window.to()) ? Optional.of(new Window(start, window.to())) : Optional.empty();
    }

    /** "Metrics retention", Amazon CloudWatch User Guide, cloudwatch_concepts. */
    private static Duration retention(Duration period) {
        if (period.toSeconds() % 3600 == 0) {
            return Duration.ofDays(455);
        }
        return period.toSeconds() % 300 == 0 ? Duration.ofDays(63) : Duration.ofDays(15);
    }

    private static Instant floor(Instant time, Duration period) {
        long seconds = time.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, period.toSeconds()));
    }
}
