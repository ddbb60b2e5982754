package dev.rolewatch.account.identity;

import dev.rolewatch.account.storage.Tenants;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out from the claims of a token who somebody is, of which tenant, and what that one sees. */
@ApplicationScoped
class OidcPerson implements SecurityIdentityAugmentor {
    private final SignInSettings settings;
    private final Tenants tenants;
    private final Clock clock;

    OidcPerson(SignInSettings settings, Tenants tenants, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? context.runBlocking(() -> known(identity, token))
                : Uni.createFrom().item(identity);
    }

    /** Whoever is of no tenant may do nothing but read metrics, which are no tenant's. */
    private SecurityIdentity known(SecurityIdentity identity, JsonWebToken token) {
        QuarkusSecurityIdentity.Builder known = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        if (identity.hasRole(Roles.METRICS)) {
            known.addRole(Roles.METRICS);
        }
        text(token, settings.tenantClaim())
                .filter(Tenant::isId)
                .map(TenantId::new)
                .ifPresent(tenant -> {
                    Set<String> roles = Roles.including(identity.getRoles());
                    known.addRoles(roles)
                            .addAttribute(SignedIn.PERSON, person(token, tenant, roles))
                            .addAttribute(SignedIn.VISIBILITY, visibility(tenant));
                });
        return known.build();
    }

    private static Person person(JsonWebToken token, TenantId tenant, Set<String> roles) {
        String name = text(token, "name").orElse(token.getName());
        return new Person(token.getSubject(), name == null ? token.getSubject() : name, tenant, roles);
    }

    private Visibility visibility(TenantId tenant) {
        return Acting.forAllTenants(() -> tenants.visibleTo(tenant, clock.instant()));
    }

    private static Optional<String> text(JsonWebToken token, String path) {
        Object value = token.getClaim(path);
        if (value == null) {
            String[] parts = path.split("/");
            value = token.getClaim(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                value = value instanceof JsonObject object ? object.get(parts[i]) : null;
            }
        }
        return value instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }
}
