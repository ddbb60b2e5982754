package dev.rolewatch.account.console;

import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.identity.Tenant;
import dev.rolewatch.account.storage.Tenants;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants whose accounts the person sees: a provider's customers have names. */
@RequestScoped
class SeenTenants {
    private static final int MOST = 1_000;
    private static final Comparator<Tenant> BY_NAME = Comparator.comparing(Tenant::name, String.CASE_INSENSITIVE_ORDER);

    private final Tenants tenants;
    private final SignedIn signedIn;
    private Map<TenantId, Tenant> seen;

    SeenTenants(Tenants tenants, SignedIn signedIn) {
        this.tenants = tenants;
        this.signedIn = signedIn;
    }

    String name(TenantId id) {
        Tenant tenant = seen().get(id);
        return tenant == null ? id.value() : tenant.name();
    }

    TenantId own() {
        return signedIn.person().tenant();
    }

    /** The one with that id; empty if the person sees no such tenant. */
    Optional<TenantId> find(String id) {
        return seen().keySet().stream()
                .filter(tenant -> tenant.value().equals(id))
                .findFirst();
    }

    /** To choose from, the person's own first; empty where there is nothing to choose. */
    List<Tenant> choices() {
        if (seen().size() < 2) {
            return List.of();
        }
        return seen().values().stream()
                .sorted(Comparator.comparing((Tenant tenant) -> !tenant.id().equals(own()))
                        .thenComparing(BY_NAME))
                .toList();
    }

    private Map<TenantId, Tenant> seen() {
        if (seen == null) {
            seen = new LinkedHashMap<>();
            tenants.list("", MOST).forEach(tenant -> seen.put(tenant.id(), tenant));
        }
        return seen;
    }
}
