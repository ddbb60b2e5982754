package dev.rolewatch.account.sse;

import java.time.Instant;

/**
 * Who looks at a stream.
 *
 * @param identity tells people and programs apart
 * @param until when what they signed in with expires, and the stream ends; {@link Instant#MAX} if it does not
 */
public record Viewer(String identity, Instant until) {}
