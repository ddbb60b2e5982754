package dev.rolewatch.account.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says no until the OpenID provider was reached once: nobody could sign in. Afterwards its keys are known here, and tokens
 * are verified without it.
 */
@ApplicationScoped
@Readiness
class SignInReadiness implements HealthCheck {
    private static final String NAME = "OpenID provider";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI discovery;
    private volatile boolean reached;

    SignInReadiness(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String provider) {
        this.discovery = URI.create(provider.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    @Override
    public HealthCheckResponse call() {
        if (!reached) {
            String failure = tryToReach();
            if (failure != null) {
                return HealthCheckResponse.named(NAME)
                        .down()
                        .withData("cause", discovery + " " + failure + "; check quarkus.oidc.auth-server-url")
                        .build();
            }
            reached = true;
        }
        return HealthCheckResponse.up(NAME);
    }

    /** null when it is reached. */
    private String tryToReach() {
        try {
            int status = client.send(
                            HttpRequest.newBuilder(discovery).timeout(PATIENCE).build(), BodyHandlers.discarding())
                    .statusCode();
            return status == 200 ? null : "answers " + status;
        } catch (IOException e) {
            return "cannot be reached";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was not waited for";
        }
    }
}
