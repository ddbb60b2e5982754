package dev.rolewatch.account.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rolewatch.account.storage.Tenants;
import dev.rolewatch.account.storage.TenantsChanged;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What the people of each tenant see, known for some seconds: else every request would begin with a transaction that asks
 * for it. What another instance of the service changes holds here after {@link #FRESH} at the latest.
 */
@ApplicationScoped
class VisibilityCache {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final LoadingCache<TenantId, Visibility> known;

    VisibilityCache(Tenants tenants, Clock clock) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(MOST)
                .build(tenant -> Acting.forAllTenants(() -> tenants.visibleTo(tenant, clock.instant())));
    }

    /** Without asking the database. */
    Optional<Visibility> known(TenantId tenant) {
        return Optional.ofNullable(known.getIfPresent(tenant));
    }

    /** Asks the database if it must. */
    Visibility of(TenantId tenant) {
        return known.get(tenant);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TenantsChanged change) {
        known.invalidateAll();
    }
}
