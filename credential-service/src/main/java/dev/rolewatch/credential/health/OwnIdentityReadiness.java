package dev.rolewatch.credential.health;

import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.credential.session.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when AWS knows who we are in each partition that is served. The answer is kept a while, since health is asked for every few seconds. */
@Readiness
@ApplicationScoped
class OwnIdentityReadiness implements HealthCheck {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration BAD_FOR = Duration.ofSeconds(5);

    private final StsRoles roles;
    private final Clock clock;
    private HealthCheckResponse answer;
    private Instant until = Instant.MIN;

    OwnIdentityReadiness(StsRoles roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (!clock.instant().isBefore(until)) {
            answer = ask();
            boolean up = answer.getStatus() == HealthCheckResponse.Status.UP;
            until = clock.instant().plus(up ? GOOD_FOR : BAD_FOR);
        }
        return answer;
    }

    private HealthCheckResponse ask() {
        var response = HealthCheckResponse.named("own-aws-identity").up();
        for (String partition : roles.partitions()) {
            try {
                roles.checkOwnIdentity(partition);
                response.withData(partition, "known to AWS");
            } catch (RefusedException e) {
                response.down().withData(partition, e.refusal().detail());
            }
        }
        return response.build();
    }
}
