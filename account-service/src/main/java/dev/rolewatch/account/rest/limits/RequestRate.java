package dev.rolewatch.account.rest.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rolewatch.account.identity.Person;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.rest.ProblemDetail;
import dev.rolewatch.contracts.account.TenantId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody keep the others waiting: each person has a bucket of tokens, and a request takes one. */
@Singleton
class RequestRate {
    /** People whose buckets are remembered; the one that is forgotten first was idle longest, and its bucket is full. */
    private static final int MOST_BUCKETS = 50_000;

    private final LoadingCache<Caller, Bucket> buckets;
    private final SignedIn signedIn;

    private record Caller(TenantId tenant, String subject) {}

    RequestRate(LimitSettings settings, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(refill(settings))
                .build(person -> bucket(settings));
    }

    @ServerRequestFilter
    Optional<Response> limit(ContainerRequestContext request) {
        if (!signedIn.isOfATenant()) {
            return Optional.empty();
        }
        Person person = signedIn.person();
        ConsumptionProbe probe =
                buckets.get(new Caller(person.tenant(), person.subject())).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        ProblemDetail problem = ProblemDetail.of(
                "too-many-requests",
                "These are too many requests",
                429,
                "Send this request again in " + seconds
                        + " s, and fewer in a second. Lists have up to 500 entries on a page,"
                        + " and POST /accounts:import takes many accounts at once.",
                request.getUriInfo().getPath());
        return Optional.of(Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build());
    }

    private static Bucket bucket(LimitSettings settings) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** After which a bucket that nobody used is full, as a new one is. */
    private static Duration refill(LimitSettings settings) {
        return Duration.ofSeconds(settings.burst() / settings.requestsPerSecond() + 1L);
    }
}
