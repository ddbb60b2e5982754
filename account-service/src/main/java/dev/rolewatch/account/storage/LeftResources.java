package dev.rolewatch.account.storage;

import dev.rolewatch.account.identity.Acting;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Deletes resources that were left behind: those of accounts that were removed, and those that a partition's former copy had
 * and its present one was not told of yet.
 */
@ApplicationScoped
class LeftResources {
    /** A transaction of less than a second. */
    private static final int STEP = 5_000;

    private final Inventories inventories;

    LeftResources(Inventories inventories) {
        this.inventories = inventories;
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void ofRemovedAccounts() {
        delete(inventories::ofRemovedAccounts, account -> inventories.deleteSome(account, STEP));
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void ofOutdatedCopies() {
        delete(inventories::outdatedCopies, copy -> inventories.deleteSomeOf(copy, STEP));
    }

    /** @param deleteSome whether nothing is left of one of them */
    private static <T> void delete(Supplier<List<T>> left, Predicate<T> deleteSome) {
        Acting.forAllTenants(() -> left.get().forEach(each -> {
            boolean gone = false;
            while (!gone) {
                gone = deleteSome.test(each);
            }
        }));
    }
}
