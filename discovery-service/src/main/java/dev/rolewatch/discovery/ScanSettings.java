package dev.rolewatch.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts are scanned. */
@ConfigMapping(prefix = "rolewatch.scan")
public interface ScanSettings {
    /**
     * From the beginning of a scan of an account to that of the next; at least a minute. What is new shows up after this and the
     * scan itself, which for most accounts takes less than the three minutes that are left of a quarter of an hour. The same in
     * account-service, which estimates costs with it.
     */
    @WithDefault("PT12M")
    Duration every();

    /**
     * How many accounts one process scans at the same time; one that is slow holds up none of the others. A scan mostly waits
     * for AWS, and keeps a page of each Region that it looks at in memory.
     */
    @WithDefault("16")
    int concurrency();

    /**
     * How many Regions of one account are looked at at the same time. Each has a quota of its own, so that a scan of more of them
     * takes no more of any; times {@link #concurrency()} it is at most the number of connections to AWS.
     */
    @WithDefault("4")
    int regions();
}
