package dev.rolewatch.credential.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sessions that are given out. */
@ConfigMapping(prefix = "rolewatch.sessions")
public interface SessionsConfig {
    /**
     * How long a session lives, from 15 minutes to 12 hours. Where the role's maximum session duration is shorter, or
     * credential-service's own credentials are those of a role ("role chaining"), it lives for an hour.
     */
    @WithDefault("PT2H")
    Duration life();
}
