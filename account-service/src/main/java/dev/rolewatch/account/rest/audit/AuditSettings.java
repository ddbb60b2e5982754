package dev.rolewatch.account.rest.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The record of who did what. */
@ConfigMapping(prefix = "rolewatch.audit")
interface AuditSettings {
    /** How long each entry is kept. */
    @WithDefault("P400D")
    Duration keep();
}
