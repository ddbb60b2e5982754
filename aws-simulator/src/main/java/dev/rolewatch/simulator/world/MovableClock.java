package dev.rolewatch.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The simulated time: that of the machine, shifted, or standing still. */
public final class MovableClock extends Clock {
    private volatile Clock current = Clock.systemUTC();

    /** Lets time flow, this far ahead of (or behind) the machine's. */
    public void shift(Duration offset) {
        current = Clock.offset(Clock.systemUTC(), offset);
    }

    public void stopAt(Instant instant) {
        current = Clock.fixed(instant, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }
}
