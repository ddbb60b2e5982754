package dev.rolewatch.discovery.streams;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up while the schedule runs or its partitions are being shared out. */
@Readiness
class ScheduleReadiness implements HealthCheck {
    private final ScheduleStreams streams;

    ScheduleReadiness(ScheduleStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schedule")
                .status(streams.state().isRunningOrRebalancing())
                .withData("state", streams.state().name())
                .build();
    }
}
