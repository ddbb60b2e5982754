package dev.rolewatch.account.sse;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;

/** Keeps what lies between a client and its stream from holding events back. */
public final class StreamHeaders {
    private StreamHeaders() {}

    /** To be called before the stream is opened. */
    public static void set(HttpServerResponse response) {
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx collects answers before it passes them on, unless it is told not to.
        response.putHeader("X-Accel-Buffering", "no");
    }
}
