package dev.rolewatch.collector.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the loop is doing: written by the loop, read by the health checks. */
public final class LoopState {
    private static final int FAILURES_IN_A_ROW = 3;

    private final Clock clock;
    private final Duration stuckAfter;
    private volatile Instant lastSign;
    private volatile boolean connected;
    private volatile boolean ended;
    private volatile int failures;
    private int connectFailures;
    private volatile String lastFailure = "";

    /**
     * @param stuckAfter without a sign of life for so long the loop counts as dead
     */
    public LoopState(Clock clock, Duration stuckAfter) {
        this.clock = clock;
        this.stuckAfter = stuckAfter;
        this.lastSign = clock.instant();
    }

    /** Why the process should be started again; empty while the loop lives. */
    public Optional<String> dead() {
        if (ended) {
            return Optional.of("the loop has ended: " + lastFailure);
        }
        return lastSign.isBefore(clock.instant().minus(stuckAfter))
                ? Optional.of("the loop has shown no sign of life since " + lastSign)
                : Optional.empty();
    }

    /** Why nothing is being collected; empty while the loop works. */
    public Optional<String> notWorking() {
        if (failures >= FAILURES_IN_A_ROW) {
            return Optional.of("a batch failed " + failures + " times in a row, and is tried again ever less often: "
                    + lastFailure);
        }
        return connected ? Optional.empty() : Optional.of("not connected to Kafka. " + lastFailure);
    }

    void alive() {
        lastSign = clock.instant();
    }

    synchronized void connected() {
        connected = true;
        connectFailures = 0;
        alive();
    }

    /** The connection could not be made, or was lost. Tells how many times in a row. */
    synchronized int disconnected(Throwable cause) {
        connected = false;
        lastFailure = String.valueOf(cause.getMessage());
        alive();
        return ++connectFailures;
    }

    /** What failed is somebody else's by now, or comes again. */
    synchronized void handedOver() {
        failures = 0;
    }

    synchronized void succeeded() {
        failures = 0;
        alive();
    }

    /** A batch failed. Tells how many times in a row. */
    synchronized int failed(Throwable cause) {
        lastFailure = String.valueOf(cause.getMessage());
        failures++;
        alive();
        return failures;
    }

    void ended() {
        ended = true;
    }
}
