package dev.rolewatch.discovery.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Threads that help one that works: it goes on without them where all are busy.
 *
 * @param most how many help at the same time
 */
public record Helpers(ExecutorService threads, int most) {
    /** Work that several may do at the same time, each taking what nobody took yet. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Returns when everybody has ended; whoever is interrupted interrupts the helpers. */
    void with(Work work) throws InterruptedException {
        List<Future<?>> helping = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                helping.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            work.run();
            for (Future<?> helper : helping) {
                helper.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a helper did not end its work", e.getCause());
        } finally {
            helping.forEach(helper -> helper.cancel(true));
        }
    }
}
