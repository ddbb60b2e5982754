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

/**
 * Lets nobody keep the others waiting. It comes before it is known what was asked for, so that what is refused for want of a
 * role is limited like everything else. Who is not signed in gets no further than that anyway.
 */
@Singleton
class RequestRate {
    private static final int TOO_MANY = 429;

    private final RequestBuckets buckets;
    private final SignedIn signedIn;

    RequestRate(RequestBuckets buckets, SignedIn signedIn) {
        this.buckets = buckets;
        this.signedIn = signedIn;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> limit(ContainerRequestContext request) {
        return take().map(wait -> Response.fromResponse(tooMany(wait, request).response())
                .header(HttpHeaders.RETRY_AFTER, seconds(wait))
                .build());
    }

    private Optional<Duration> take() {
        if (!signedIn.isOfATenant()) {
            return signedIn.isAnybody() ? buckets.takeWithoutTenant(signedIn.subject()) : Optional.empty();
        }
        Person person = signedIn.person();
        return buckets.take(person.tenant(), person.subject());
    }

    private static long seconds(Duration wait) {
        return wait.toSeconds() + 1;
    }

    private static ProblemDetail tooMany(Duration wait, ContainerRequestContext request) {
        return ProblemDetail.of(
                "too-many-requests",
                "These are too many requests",
                TOO_MANY,
                "Send this request again in " + seconds(wait)
                        + " s, and fewer in a second. Lists have up to 500 entries on a page,"
                        + " and POST /accounts:import takes many accounts at once.",
                request.getUriInfo().getPath());
    }
}
