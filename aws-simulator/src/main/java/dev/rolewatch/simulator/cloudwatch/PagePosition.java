package dev.rolewatch.simulator.cloudwatch;

import dev.rolewatch.simulator.wire.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page of a GetMetricData call begins. All pages show the points as they were when the first was read.
 *
 * @param query the number of the query that goes on
 * @param bucket how many of its buckets have been read
 * @param asOfMillis the instant whose points are shown, in epoch milliseconds
 * @param fingerprint of the request, which must be the same for every page
 */
record PagePosition(int query, int bucket, long asOfMillis, int fingerprint) {

    static PagePosition parse(String token, int fingerprint) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":");
            var position = new PagePosition(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Integer.parseInt(parts[3]));
            if (parts.length == 4 && position.fingerprint == fingerprint) {
                return position;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw invalid();
        }
        throw invalid();
    }

    String token() {
        String text = query + ":" + bucket + ":" + asOfMillis + ":" + fingerprint;
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AwsException invalid() {
        return AwsException.of("InvalidNextToken", "The next token specified is invalid.");
    }
}
