package dev.rolewatch.account.sse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Streams of server-sent events that are open at the same time. */
@ConfigMapping(prefix = "rolewatch.streams")
public interface StreamsConfig {
    /** How many one person or program may have open in a process, whatever the number of its tokens. */
    @WithDefault("20")
    @Min(1)
    int perIdentity();

    /** How many all people and programs of a tenant may have open in a process, so that those of others find room. */
    @WithDefault("200")
    @Min(1)
    int perTenant();

    /** How many a process has open for all of them. */
    @WithDefault("1000")
    @Min(1)
    int perProcess();

    /** How long a stream is silent before a comment is sent, so that proxies keep it open. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
