package dev.rolewatch.simulator.api;

import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.wire.AwsException;

/**
 * How large an operation's pages may be.
 *
 * @param parameter the one with which a size is asked for, such as MaxRecords
 * @param usual the size if none is asked for
 * @param error the code with which the service refuses another size, or a token that it did not give
 */
public record PageRule(String parameter, int smallest, int largest, int usual, String error) {

    public int size(Integer requested) {
        if (requested == null) {
            return usual;
        }
        if (requested < smallest || requested > largest) {
            throw AwsException.of(
                    error,
                    "Invalid value " + requested + " for " + parameter + ". Must be between " + smallest + " and "
                            + largest);
        }
        return requested;
    }

    /** The place at which the page begins that a token asks for; the first page if it is null or empty. */
    public ResourceCursor start(String token) {
        return token == null || token.isEmpty()
                ? ResourceCursor.START
                : ResourceCursor.parse(token).orElseThrow(() -> AwsException.of(error, "Invalid pagination token"));
    }
}
