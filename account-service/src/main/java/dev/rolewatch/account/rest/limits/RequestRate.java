package dev.rolewatch.account.rest.limits;

import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.rest.ProblemDetail;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets nobody keep the others waiting. Who is not signed in gets no further than that anyway. */
@Singleton
class RequestRate {
    private static final String COUNTED = "rolewatch.counted";
    private static final int FIRST_OF_CALLERS = 400;
    private static final int NOT_SIGNED_IN = 401;
    private static final int TOO_MANY = 429;
    private static final int FIRST_OF_OURS = 500;

    private final RequestBuckets buckets;
    private final SignedIn signedIn;

    RequestRate(RequestBuckets buckets, SignedIn signedIn) {
        this.buckets = buckets;
        this.signedIn = signedIn;
    }

    @ServerRequestFilter
    Optional<Response> limit(ContainerRequestContext request) {
        return take(request).map(wait -> {
            ProblemDetail problem = tooMany(wait, request);
            return Response.fromResponse(problem.response())
                    .header(HttpHeaders.RETRY_AFTER, seconds(wait))
                    .build();
        });
    }

    /** For what is refused before the filter of requests, such as for want of a role; before it is recorded as refused. */
    @ServerResponseFilter(priority = Priorities.USER + 1)
    void limitRefusals(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(COUNTED) != null || !isOfSomebody(answer.getStatus())) {
            return;
        }
        take(request).ifPresent(wait -> {
            answer.setStatus(TOO_MANY);
            answer.setEntity(tooMany(wait, request));
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE);
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds(wait));
        });
    }

    /** Where a token is refused nobody may even be asked for. */
    private static boolean isOfSomebody(int refusal) {
        return refusal != NOT_SIGNED_IN && refusal >= FIRST_OF_CALLERS && refusal < FIRST_OF_OURS;
    }

    private Optional<Duration> take(ContainerRequestContext request) {
        request.setProperty(COUNTED, true);
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
