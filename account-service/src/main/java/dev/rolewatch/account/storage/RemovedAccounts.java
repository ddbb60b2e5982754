package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Deletes the resources of accounts that were removed. */
@ApplicationScoped
class RemovedAccounts {
    /** A transaction of less than a second. */
    private static final int STEP = 5_000;

    private final Inventories inventories;

    RemovedAccounts(Inventories inventories) {
        this.inventories = inventories;
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        Acting.forAllTenants(this::forgetAll);
    }

    private void forgetAll() {
        for (UUID account : inventories.ofRemovedAccounts()) {
            boolean gone = false;
            while (!gone) {
                gone = inventories.deleteSome(account, STEP);
            }
        }
    }
}
