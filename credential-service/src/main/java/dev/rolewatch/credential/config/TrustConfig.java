package dev.rolewatch.credential.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the trust of customers' roles is proven. */
@ConfigMapping(prefix = "rolewatch.trust")
public interface TrustConfig {
    /**
     * Whether the AWS endpoint in use evaluates trust policies, as AWS does. False is for emulators that do not: then a
     * role that opens counts as proven, and the account carries a warning.
     */
    @WithDefault("true")
    boolean evaluated();

    /** How long a new role that does not open yet is tried before it is called refused. */
    @WithDefault("PT15M")
    Duration patience();

    /** The pause between the first two attempts; each further one is twice as long, up to the longest. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest pause between two attempts while patience lasts. */
    @WithDefault("PT1M")
    Duration longestPause();

    /** How often a proven role is proven again. */
    @WithDefault("PT24H")
    Duration proveEvery();

    /** How often a refused or insecure role is tried again. */
    @WithDefault("PT15M")
    Duration tryEvery();

    /**
     * How soon it is tried whether a role opens with its next external ID, while that is being rotated. Each further pause
     * is twice as long, up to {@code prove-every}.
     */
    @WithDefault("PT5M")
    Duration rotateEvery();

    /**
     * How many accounts one process probes at the same time, at least 1. Enough for proofs to use their half of
     * {@code rolewatch.sts.rate} while STS takes 0.4 s for a call: 150 calls a second. Where Java has no virtual threads,
     * each holds one of the 200 workers that requests for sessions wait on as well.
     */
    @WithDefault("64")
    int concurrency();
}
