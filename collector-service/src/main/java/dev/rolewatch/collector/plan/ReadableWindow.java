package dev.rolewatch.collector.plan;

import dev.rolewatch.contracts.collection.Retention;
import dev.rolewatch.contracts.collection.Window;
import java.time.Duration;
import java.time.Instant;

/**
 * What is read of a period for an item's window. It starts on a boundary of the period, so that a bucket is always the same
 * span however often it is read, and not before the time for which CloudWatch keeps such points. It ends with the last
 * period that is over by now: what became due while the item waited costs nothing more. Where that is more than is read at
 * once, the rest is the next item's.
 */
final class ReadableWindow {
    /**
     * A call is sent up to a batch's deadline after it was planned, and CloudWatch forgets meanwhile: so much, and more than
     * any deadline that makes sense where items come every five minutes, is left between a window and the edge.
     */
    static final Duration MARGIN = Duration.ofMinutes(6);

    private ReadableWindow() {}

    static Window of(Window window, Duration period, Duration atOnce, Instant now) {
        Instant from = later(Retention.floor(window.from(), period), oldest(period, now));
        Instant to = later(window.to(), Retention.floor(now, period));
        Instant most = Retention.floor(from.plus(atOnce), period);
        return new Window(from, most.isBefore(to) ? most : to);
    }

    /** Where a window may start: earlier than what is kept gives no points at all, not even those that are kept. */
    static Instant oldest(Duration period, Instant now) {
        return Retention.floor(now.plus(MARGIN).minus(Retention.of(period)), period)
                .plus(period);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
