package dev.rolewatch.discovery.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When something is to have ended. */
record Deadline(Instant at, InstantSource clock) {
    static Deadline after(Duration time, InstantSource clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    boolean passed() {
        return !clock.instant().isBefore(at);
    }
}
