package dev.rolewatch.awsaccess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How customers' accounts are entered. Endpoints and Regions are settings of the AWS SDK, not of Rolewatch. */
@ConfigMapping(prefix = "rolewatch.aws")
public interface AwsAccessConfig {
    /**
     * The share of AWS's default quota for each API that may be used in an account and Region, by all processes that read
     * the account's shards together: above 0, at most 1. A fifth of a second's worth may be made at once after a pause, so
     * that in the second after it up to 1.2 times the share is used.
     */
    @WithDefault("0.5")
    double quotaShare();

    /**
     * How many connections to AWS one process opens at most, over all accounts. A collector has so many calls in flight at
     * a time, and three quarters of them in one Region: at 200 ms a call, 320 are 1,600 calls a second, and 1,200 in one
     * Region.
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
