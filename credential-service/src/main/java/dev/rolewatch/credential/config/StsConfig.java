package dev.rolewatch.credential.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How AWS STS is called. */
@ConfigMapping(prefix = "rolewatch.sts")
public interface StsConfig {
    /**
     * How many calls a second all instances of credential-service make together, with each identity. STS allows 600 a second
     * in each Region to the account that calls, for all of its callers ("IAM and AWS STS quotas", IAM User Guide). Each
     * instance takes the share of the accounts that fall to it. At least 1.
     */
    @WithDefault("300")
    int rate();

    /**
     * How long a call waits for its turn at most; whoever would wait longer is told to ask again. Shorter than those who
     * ask for sessions wait ({@code rolewatch.aws.session-timeout} of the other services), so that no call is made in vain.
     */
    @WithDefault("PT15S")
    Duration longestWait();
}
