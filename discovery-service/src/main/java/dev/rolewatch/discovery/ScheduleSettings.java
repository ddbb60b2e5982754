package dev.rolewatch.discovery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** When what was found is read. */
@ConfigMapping(prefix = "rolewatch.schedule")
public interface ScheduleSettings {
    /**
     * How often metrics are read that AWS publishes at least as often, in accounts whose owner has not chosen otherwise; at
     * least a minute.
     */
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

    /** How much native memory the state on disk takes for its caches and buffers, whatever the number of partitions. */
    @WithDefault("128M")
    MemorySize stateMemory();

    /** How many threads share the partitions that this process has. */
    @WithDefault("1")
    int threads();
}
