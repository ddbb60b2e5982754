package dev.rolewatch.account.rest;

import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;

/** The query parameters of a request as a whole. */
public final class QueryParameters {
    private QueryParameters() {}

    /**
     * A filter that is mistyped must not pass for one that filters nothing.
     *
     * @throws InvalidRequestException if there are others than these
     */
    public static void refuseOthers(UriInfo uri, Collection<String> known) {
        List<FieldError> others = uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldError(name, "there is no such parameter", String.join(", ", known)))
                .toList();
        if (!others.isEmpty()) {
            throw new InvalidRequestException(others);
        }
    }
}
