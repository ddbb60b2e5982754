package dev.rolewatch.discovery.streams;

import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the schedule has given up, or its threads fail again and again: people are to know, and a restart may help. */
@Liveness
class ScheduleLiveness implements HealthCheck {
    private final ScheduleStreams streams;

    ScheduleLiveness(ScheduleStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        State state = streams.state();
        return HealthCheckResponse.named("schedule")
                .status(state != State.ERROR && state != State.PENDING_ERROR && !streams.failsAgainAndAgain())
                .withData("state", state.name())
                .withData("threads fail again and again", streams.failsAgainAndAgain())
                .build();
    }
}
