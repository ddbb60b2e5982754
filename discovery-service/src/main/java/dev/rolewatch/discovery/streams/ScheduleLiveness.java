package dev.rolewatch.discovery.streams;

import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the schedule has given up and only a restart helps. */
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
                .status(state != State.ERROR && state != State.PENDING_ERROR)
                .withData("state", state.name())
                .build();
    }
}
