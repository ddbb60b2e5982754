package dev.rolewatch.account.identity;

import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out from the claims of a token who somebody is, of which tenant, and what that one sees. */
@ApplicationScoped
class OidcPerson implements SecurityIdentityAugmentor {
    private final SignInSettings settings;
    private final VisibilityCache visibilities;

    OidcPerson(SignInSettings settings, VisibilityCache visibilities) {
        this.settings = settings;
        this.visibilities = visibilities;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? known(identity, token, context)
                : Uni.createFrom().item(identity);
    }

    /** Whoever is of no tenant may do nothing but read metrics, which are no tenant's. */
    private Uni<SecurityIdentity> known(
            SecurityIdentity identity, JsonWebToken token, AuthenticationRequestContext context) {
        QuarkusSecurityIdentity.Builder known = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        if (identity.hasRole(Roles.METRICS)) {
            known.addRole(Roles.METRICS);
        }
        Optional<TenantId> tenant =
                text(token, settings.tenantClaim()).filter(Tenant::isId).map(TenantId::new);
        // Without a subject nobody could say later who it was.
        if (tenant.isEmpty() || token.getSubject() == null) {
            return Uni.createFrom().item(known.build());
        }
        Set<String> roles = Roles.including(identity.getRoles());
        known.addRoles(roles).addAttribute(SignedIn.PERSON, person(token, tenant.get(), roles));
        return seeing(
                tenant.get(),
                visibility ->
                        known.addAttribute(SignedIn.VISIBILITY, visibility).build(),
                context);
    }

    /** Another thread than the one that reads requests is only needed where the database is asked. */
    private Uni<SecurityIdentity> seeing(
            TenantId tenant, Function<Visibility, SecurityIdentity> identity, AuthenticationRequestContext context) {
        return visibilities
                .known(tenant)
                .map(visibility -> Uni.createFrom().item(identity.apply(visibility)))
                .orElseGet(() -> context.runBlocking(() -> identity.apply(visibilities.of(tenant))));
    }

    private static Person person(JsonWebToken token, TenantId tenant, Set<String> roles) {
        String name = text(token, "name").orElse(token.getName());
        return new Person(token.getSubject(), name == null ? token.getSubject() : name, tenant, roles);
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
