package dev.rolewatch.credential.health;

import dev.rolewatch.credential.aws.StsRoles;
import dev.rolewatch.credential.session.RefusedException;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when AWS knows who we are in the partition of the default identity; how the others stand is shown beside it. AWS is
 * asked in the background and now and then only, since health is asked for every few seconds and must answer at once.
 */
@Readiness
@Singleton
class OwnIdentityReadiness implements HealthCheck {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final StsRoles roles;
    private final Clock clock;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    private record Standing(boolean known, String sentence, Instant at) {
        static final Standing NOT_ASKED = new Standing(false, "AWS is still being asked", Instant.EPOCH);
    }

    OwnIdentityReadiness(StsRoles roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("own-aws-identity")
                .status(standing(roles.defaultPartition()).known());
        roles.partitions()
                .forEach(partition ->
                        response.withData(partition, standing(partition).sentence()));
        return response.build();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        Instant now = clock.instant();
        for (String partition : roles.partitions()) {
            Standing before = standing(partition);
            if (!before.known() || !now.isBefore(before.at().plus(GOOD_FOR))) {
                standings.put(partition, ask(partition, now));
            }
        }
    }

    private Standing ask(String partition, Instant now) {
        try {
            roles.checkOwnIdentity(partition);
            return new Standing(true, "known to AWS", now);
        } catch (RefusedException e) {
            return new Standing(false, e.refusal().detail(), now);
        }
    }

    private Standing standing(String partition) {
        return standings.getOrDefault(partition, Standing.NOT_ASKED);
    }
}
