package dev.rolewatch.awsaccess.health;

import dev.rolewatch.awsaccess.kafka.SessionRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the sessions that credential-service gives can arrive. */
@Readiness
@ApplicationScoped
class SessionRepliesReadiness implements HealthCheck {
    private final SessionRequests requests;

    SessionRepliesReadiness(SessionRequests requests) {
        this.requests = requests;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = requests.trouble();
        var response = HealthCheckResponse.named("session-replies").status(trouble.isEmpty());
        trouble.ifPresent(text -> response.withData("trouble", text));
        return response.build();
    }
}
