package dev.rolewatch.awsaccess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How customers' accounts are entered. Endpoints and Regions are settings of the AWS SDK, not of Rolewatch. */
@ConfigMapping(prefix = "rolewatch.aws")
public interface AwsAccessConfig {
    /**
     * The share of AWS's default quota for each API that may be used in an account and Region, by all processes that read
     * the account's shards together: above 0, at most 1.
     */
    @WithDefault("0.5")
    double quotaShare();

    /**
     * How many connections to AWS one process opens at most, over all accounts; so many calls are in flight at a time. At
     * 200 ms a call, 320 are 1,600 calls a second, which is more than a process can decode.
     */
    @WithDefault("320")
    int maxConnections();

    /** The longest that one call to AWS may take. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** How long a request for a session waits for credential-service. */
    @WithDefault("PT20S")
    Duration sessionTimeout();
}
