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

    private record Caller(TenantId tenant, String subject) {}

    /** How long to wait for the next token; empty if there was one. */
    Optional<Duration> take(TenantId tenant, String subject) {
        ConsumptionProbe taken = buckets.get(new Caller(tenant, subject)).tryConsumeAndReturnRemaining(1);
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
