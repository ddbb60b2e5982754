package dev.rolewatch.account.rest.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the API takes. */
@ConfigMapping(prefix = "rolewatch.api")
public interface LimitSettings {
    /** Requests a second that each signed-in person or program may send for long, to each instance of the service. */
    @WithDefault("100")
    int requestsPerSecond();

    /** Requests that each may send at once, after a pause. */
    @WithDefault("500")
    int burst();

    /** The largest body of a request, but that of POST /accounts:import, which quarkus.http.limits.max-body-size is for. */
    @WithDefault("64K")
    MemorySize maxBodySize();
}
