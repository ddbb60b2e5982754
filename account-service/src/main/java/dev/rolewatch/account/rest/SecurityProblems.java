package dev.rolewatch.account.rest;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.identity.SignInSettings;
import dev.rolewatch.account.identity.SignedIn;
import dev.rolewatch.account.identity.Tenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Answers whoever is not signed in, or may not do what was asked for. */
class SecurityProblems {
    private final HttpAuthenticator authenticator;
    private final SignedIn identity;
    private final SignInSettings settings;

    SecurityProblems(HttpAuthenticator authenticator, SignedIn identity, SignInSettings settings) {
        this.authenticator = authenticator;
        this.identity = identity;
        this.settings = settings;
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Uni<Response> notSignedIn(RoutingContext request, UriInfo uri) {
        return authenticator.getChallenge(request).map(challenge -> answer(challenge, uri));
    }

    /** A browser is sent to sign in, and whoever calls the API told how to. */
    private static Response answer(ChallengeData challenge, UriInfo uri) {
        Response.ResponseBuilder answer = challenge.status == 401
                ? Response.fromResponse(ProblemDetail.of(
                                "not-signed-in",
                                "Nobody is signed in",
                                401,
                                "Send a valid access token of the OpenID provider, as the header Authorization: Bearer"
                                        + " <token>. Where one was sent, it is expired, or not for Rolewatch.",
                                uri.getPath())
                        .response())
                : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value.toString()));
        return answer.build();
    }

    @ServerExceptionMapper
    Response mayNot(ForbiddenException e, UriInfo uri, SimpleResourceInfo asked) {
        return ProblemDetail.of("forbidden", "The role does not allow it", 403, whyNot(asked), uri.getPath())
                .response();
    }

    private String whyNot(SimpleResourceInfo asked) {
        if (isAResource(asked) && !identity.isOfATenant()) {
            return "The access token names no tenant, so there is nothing that it could see. Have whoever runs the"
                    + " OpenID provider put the tenant's id into the claim " + settings.tenantClaim() + ": "
                    + Tenant.ALLOWED_ID
                    + ".";
        }
        return "This needs the role " + needed(asked) + ". Have whoever runs the OpenID provider put it into the claim "
                + settings.rolesClaim() + " of your access token, or ask somebody who has it.";
    }

    private static boolean isAResource(SimpleResourceInfo asked) {
        return asked != null && asked.getResourceClass() != null;
    }

    /** Only metrics are no resource. */
    private static String needed(SimpleResourceInfo asked) {
        if (!isAResource(asked)) {
            return Roles.METRICS;
        }
        return Arrays.stream(asked.getResourceClass().getMethods())
                .filter(method -> method.getName().equals(asked.getMethodName())
                        && Arrays.equals(method.getParameterTypes(), asked.parameterTypes()))
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(RolesAllowed.class)).stream())
                .flatMap(roles -> Arrays.stream(roles.value()))
                .findFirst()
                .orElse(Roles.ADMINISTRATOR);
    }
}
