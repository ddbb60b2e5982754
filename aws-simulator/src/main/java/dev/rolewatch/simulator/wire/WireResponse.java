package dev.rolewatch.simulator.wire;

import java.util.Map;

/** An HTTP response to be sent. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {}
