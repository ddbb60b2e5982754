package dev.rolewatch.account.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes {@code /accounts%3Aimport} for {@code /accounts:import}: some clients escape a colon wherever it is. */
final class EscapedColons {
    private static final Pattern ESCAPED = Pattern.compile("^(https?://[^/]*)?/accounts%3[Aa]");

    @ServerRequestFilter(preMatching = true)
    void unescape(ContainerRequestContext request) {
        String asked = request.getUriInfo().getRequestUri().toString();
        String meant = unescape(asked);
        if (!meant.equals(asked)) {
            request.setRequestUri(URI.create(meant));
        }
    }

    /** @param address whole, or its path alone */
    static String unescape(String address) {
        return ESCAPED.matcher(address).replaceFirst("$1/accounts:");
    }
}
