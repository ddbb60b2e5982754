package dev.rolewatch.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts are scanned. */
@ConfigMapping(prefix = "rolewatch.scan")
public interface ScanSettings {
    /** How long after a scan of an account the next one begins; at least a minute. */
    @WithDefault("PT15M")
    Duration every();

    /** How many accounts one process scans at the same time; one that is slow holds up none of the others. */
    @WithDefault("8")
    int concurrency();
}
