package dev.rolewatch.awsaccess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How customers' accounts are entered. Endpoints and Regions are settings of the AWS SDK, not of Rolewatch. */
@ConfigMapping(prefix = "rolewatch.aws")
public interface AwsAccessConfig {
    /** The share of AWS's default quota for each API that one process may use in an account and Region: above 0, at most 1. */
    @WithDefault("0.5")
    double quotaShare();

    /** How many connections to AWS one process opens at most, over all accounts. */
    @WithDefault("64")
    int maxConnections();

    /** The longest that one call to AWS may take. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** How long a request for a session waits for credential-service. */
    @WithDefault("PT20S")
    Duration sessionTimeout();
}
