package dev.rolewatch.simulator.wire;

import java.util.List;
import java.util.Map;

/**
 * An HTTP request as it came.
 *
 * @param path the path, still encoded
 * @param query the query string, still encoded, without the question mark; may be empty
 * @param headers by lower-case name
 */
public record WireRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** The header's first value, or an empty string. */
    public String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }
}
