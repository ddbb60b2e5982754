package dev.rolewatch.account.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets nobody in who is not signed in, whatever the path, but to health and to the API's description. */
@ApplicationScoped
class NothingIsOpen implements HttpSecurityPolicy {
    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return isOpen(request.normalizedPath())
                ? CheckResult.permit()
                : identity.onItem()
                        .transformToUni(known -> known.isAnonymous()
                                // Rather than a denial, which would be answered without a word.
                                ? Uni.createFrom().failure(new AuthenticationFailedException())
                                : CheckResult.permit());
    }

    private static boolean isOpen(String path) {
        // The root only leads to the console, which is not open.
        return path.equals("/")
                || path.equals("/q/openapi")
                || path.equals("/q/health")
                || path.startsWith("/q/health/");
    }
}
