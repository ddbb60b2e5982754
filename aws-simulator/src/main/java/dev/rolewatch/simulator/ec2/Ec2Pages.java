package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.wire.AwsException;

/** EC2's pages: it answers with everything unless a size is asked for. */
final class Ec2Pages {
    private static final int SMALLEST = 5;
    private static final int LARGEST = 1000;
    private static final String INVALID = "InvalidParameterValue";

    private Ec2Pages() {}

    static int size(Integer maxResults) {
        if (maxResults == null) {
            return Integer.MAX_VALUE;
        }
        if (maxResults < SMALLEST || maxResults > LARGEST) {
            throw AwsException.of(
                    INVALID,
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value between "
                            + SMALLEST + " and " + LARGEST + ".");
        }
        return maxResults;
    }

    static ResourceCursor start(String token) {
        return token == null
                ? ResourceCursor.START
                : ResourceCursor.parse(token)
                        .orElseThrow(() -> AwsException.of(INVALID, "Unable to parse pagination token"));
    }
}
