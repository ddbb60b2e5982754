package dev.rolewatch.simulator.server;

import dev.rolewatch.simulator.wire.WireResponse;
import java.time.Duration;

/** What becomes of a request. */
sealed interface Answer {

    /** A response, after a while. */
    record Reply(WireResponse response, Duration delay) implements Answer {}

    /** The connection is closed without a response. */
    record Cut(Duration delay) implements Answer {}

    Duration delay();
}
