package dev.rolewatch.account.rest.limits;

import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.rest.ProblemDetail;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody keep the others waiting. Who is not signed in gets no further than that anyway. */
@Singleton
class RequestRate {
    private final RequestBuckets buckets;
    private final SignedIn signedIn;

    RequestRate(RequestBuckets buckets, SignedIn signedIn) {
        this.buckets = buckets;
        this.signedIn = signedIn;
    }

    @ServerRequestFilter
    Optional<Response> limit(ContainerRequestContext request) {
        if (!signedIn.isOfATenant()) {
            return Optional.empty();
        }
        Person person = signedIn.person();
        return buckets.take(person.tenant(), person.subject())
                .map(wait -> tooMany(wait, request.getUriInfo().getPath()));
    }

    private static Response tooMany(Duration wait, String path) {
        long seconds = wait.toSeconds() + 1;
        ProblemDetail problem = ProblemDetail.of(
                "too-many-requests",
                "These are too many requests",
                429,
                "Send this request again in " + seconds
                        + " s, and fewer in a second. Lists have up to 500 entries on a page,"
                        + " and POST /accounts:import takes many accounts at once.",
                path);
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
