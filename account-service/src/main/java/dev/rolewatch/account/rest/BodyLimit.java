package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.rest.limits.LimitSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a request that announces too large a body with a problem detail. The server itself refuses it too, and one that
 * only turns out to be too large, but says nothing with it.
 */
@ApplicationScoped
class BodyLimit {
    /** Before the server's own limit, whose order is -2: the order of a filter is its priority, negated. */
    private static final int PRIORITY = 1_000;

    private static final String IMPORT = "/accounts:import";

    /** The server's own filter, which comes before, puts its limit there for whoever reads the body. */
    private static final int AFTER_SERVERS = -10;

    private final long bytes;
    private final long importBytes;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            LimitSettings settings,
            ObjectMapper json) {
        this.bytes = settings.maxBodySize().asLongValue();
        this.importBytes = largest.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
        filters.register(this::lower, AFTER_SERVERS);
    }

    private long limit(RoutingContext request) {
        return EscapedColons.unescape(request.normalizedPath()).equals(IMPORT) ? importBytes : bytes;
    }

    /** Bodies whose length is not announced are counted while they are read. */
    private void lower(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
        request.next();
    }

    private void check(RoutingContext request) {
        if (announced(request) <= limit(request) || isOfConsole(request)) {
            request.next();
            return;
        }
        ProblemDetail problem = ProblemDetail.of(
                "body-too-large",
                "The body is too large",
                413,
                "A body may have " + limit(request) + " bytes at most.",
                request.normalizedPath());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(write(problem));
    }

    /** Its pages say it to people in a page, and their limit is the same. */
    private static boolean isOfConsole(RoutingContext request) {
        return request.normalizedPath().startsWith("/console/");
    }

    /** 0 where the length is not announced, or no number. */
    private static long announced(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String write(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem detail cannot be written", e);
        }
    }
}
