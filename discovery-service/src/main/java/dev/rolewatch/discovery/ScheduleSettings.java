package dev.rolewatch.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** When what was found is read. */
@ConfigMapping(prefix = "rolewatch.schedule")
public interface ScheduleSettings {
    /** How often metrics are read that AWS publishes at least as often; at least a minute. */
    @WithDefault("PT5M")
    Duration interval();

    /** How far back the first reading of a resource goes. */
    @WithDefault("PT3H")
    Duration backfill();

    /**
     * Where the state is kept on disk; a folder for each process. It is a copy of what is in Kafka: a process that loses it
     * starts later, and loses nothing.
     */
    @WithDefault("${java.io.tmpdir}/rolewatch-schedule")
    Path stateDir();

    /** How many threads share the partitions that this process has. */
    @WithDefault("1")
    int threads();
}
