package dev.rolewatch.account.sse;

import dev.rolewatch.contracts.account.AccountId;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;

/**
 * A client's stream of one account. One event is written at a time, and of those that come meanwhile the latest waits: a
 * slow client misses what is outdated and costs no memory.
 */
final class AccountStream {
    /** A client that takes nothing for so long is gone, or might as well be. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final AccountId account;
    private final Viewer viewer;
    private final SseEventSink sink;
    private final Sse sse;

    private String newestId;
    private OutboundSseEvent waiting;
    private boolean writing;
    private boolean ending;
    private Instant lastWriteAt = Instant.MIN;

    /** @param lastEventId the event that the client already has; null if none */
    AccountStream(AccountId account, Viewer viewer, String lastEventId, SseEventSink sink, Sse sse) {
        this.account = account;
        this.viewer = viewer;
        this.newestId = lastEventId;
        this.sink = sink;
        this.sse = sse;
    }

    AccountId account() {
        return account;
    }

    Viewer viewer() {
        return viewer;
    }

    /** Sends an event unless the client has it. */
    synchronized void offer(StreamEvent event, Instant now) {
        if (!ending && !event.id().equals(newestId)) {
            newestId = event.id();
            waiting = sse.newEventBuilder()
                    .name(event.name())
                    .id(event.id())
                    .data(event.data())
                    .reconnectDelay(RECONNECT_AFTER.toMillis())
                    .build();
            writeWaiting(now);
        }
    }

    /** Sends a last event. */
    synchronized void end(StreamEvent event, Instant now) {
        offer(event, now);
        ending = true;
        closeIfDone();
    }

    /** Sends a comment if the stream was silent for so long. */
    synchronized void heartbeat(Duration silence, Instant now) {
        if (!writing && !lastWriteAt.isAfter(now.minus(silence))) {
            waiting = sse.newEventBuilder().comment("still here").build();
            writeWaiting(now);
        }
    }

    /** Closes the stream if nobody may look at it any more, or nobody does. */
    synchronized boolean isOver(Instant now) {
        boolean stuck = writing && lastWriteAt.isBefore(now.minus(PATIENCE));
        if (stuck || !now.isBefore(viewer.until())) {
            close();
        }
        return sink.isClosed();
    }

    synchronized void close() {
        if (!sink.isClosed()) {
            sink.close();
        }
    }

    private void writeWaiting(Instant now) {
        if (writing || waiting == null || sink.isClosed()) {
            return;
        }
        OutboundSseEvent next = waiting;
        waiting = null;
        writing = true;
        lastWriteAt = now;
        sink.send(next).whenComplete((written, failure) -> written(failure, now));
    }

    private synchronized void written(Throwable failure, Instant now) {
        writing = false;
        if (failure == null) {
            writeWaiting(now);
            closeIfDone();
        } else {
            // The connection is broken; a client that still wants to know opens another.
            close();
        }
    }

    private void closeIfDone() {
        if (ending && !writing) {
            close();
        }
    }
}
