package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the resources that a partition's former copy had and its present one was not told of yet. */
@ApplicationScoped
class OutdatedCopies {
    /** A transaction of less than a second. */
    private static final int STEP = 5_000;

    private final Inventories inventories;

    OutdatedCopies(Inventories inventories) {
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
        for (long copy : inventories.outdatedCopies()) {
            boolean gone = false;
            while (!gone) {
                gone = inventories.deleteSomeOf(copy, STEP);
            }
        }
    }
}
