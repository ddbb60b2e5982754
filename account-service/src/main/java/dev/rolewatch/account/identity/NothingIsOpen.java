package dev.rolewatch.account.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets nobody in who is not signed in, whatever the path, but to health and to the API's description. */
@ApplicationScoped
class NothingIsOpen implements HttpSecurityPolicy {
    private static final String METRICS = "/q/metrics";

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        String path = request.normalizedPath();
        return isOpen(path) ? CheckResult.permit() : identity.chain(known -> check(known, path));
    }

    /** It fails rather than denies: a denial would be answered without a word. */
    private static Uni<CheckResult> check(SecurityIdentity known, String path) {
        if (known.isAnonymous()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        boolean metrics = path.equals(METRICS) || path.startsWith(METRICS + "/");
        return metrics && !known.hasRole(Roles.METRICS)
                ? Uni.createFrom().failure(new ForbiddenException())
                : CheckResult.permit();
    }

    private static boolean isOpen(String path) {
        // The root only leads to the console, which is not open.
        return path.equals("/")
                || path.equals("/q/openapi")
                || path.equals("/q/health")
                || path.startsWith("/q/health/");
    }
}
