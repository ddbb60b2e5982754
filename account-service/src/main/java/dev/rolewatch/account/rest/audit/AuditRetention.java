package dev.rolewatch.account.rest.audit;

import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.storage.AuditTable;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets what was recorded too long ago. */
@ApplicationScoped
class AuditRetention {
    private final AuditTable table;
    private final AuditSettings settings;
    private final Clock clock;

    AuditRetention(AuditTable table, AuditSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        boolean more = true;
        while (more) {
            more = Acting.forAllTenants(
                    () -> table.forgetSomeBefore(clock.instant().minus(settings.keep())));
        }
    }
}
