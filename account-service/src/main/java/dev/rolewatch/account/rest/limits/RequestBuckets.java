package dev.rolewatch.account.rest.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rolewatch.contracts.account.TenantId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** A bucket of tokens for each person or program, of which a request takes one. */
@ApplicationScoped
class RequestBuckets {
    /** What is remembered at most; one that was idle longest goes first, and it is full. */
    private static final int MOST = 50_000;

    private final LoadingCache<Caller, Bucket> buckets;

    @Inject
    RequestBuckets(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RequestBuckets(LimitSettings settings, TimeMeter time) {
        this.buckets = Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .maximumSize(MOST)
                .expireAfterAccess(untilFull(settings))
                .build(caller -> bucket(settings, time));
    }

    /** @param tenant empty where the identity provider has named none */
    private record Caller(Optional<TenantId> tenant, String subject) {}

    /** How long to wait for the next token; empty if there was one. */
    Optional<Duration> take(TenantId tenant, String subject) {
        return take(new Caller(Optional.of(tenant), subject));
    }

    /** The same for people of no tenant, who are refused everything, but that costs too; those without a name share a bucket. */
    Optional<Duration> takeWithoutTenant(Optional<String> subject) {
        return take(new Caller(Optional.empty(), subject.orElse("")));
    }

    private Optional<Duration> take(Caller caller) {
        ConsumptionProbe taken = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(LimitSettings settings, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static Duration untilFull(LimitSettings settings) {
        return Duration.ofSeconds(settings.burst() / settings.requestsPerSecond() + 1L);
    }
}
