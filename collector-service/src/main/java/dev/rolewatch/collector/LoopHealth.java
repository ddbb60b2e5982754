package dev.rolewatch.collector;

import dev.rolewatch.collector.kafka.ConfiguredClients;
import dev.rolewatch.collector.kafka.LoopState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The loop's health: alive while it gives signs of life, ready while its batches succeed. */
@Singleton
class LoopHealth {
    private static final String NAME = "collector-loop";

    private final LoopState state;

    LoopHealth(CollectorSettings settings) {
        this.state = new LoopState(Clock.systemUTC(), ConfiguredClients.pollInterval(settings.deadline()));
    }

    LoopState state() {
        return state;
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> response(state.dead());
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> response(state.notWorking());
    }

    private static HealthCheckResponse response(Optional<String> trouble) {
        var response = HealthCheckResponse.named(NAME).status(trouble.isEmpty());
        trouble.ifPresent(text -> response.withData("trouble", text));
        return response.build();
    }
}
