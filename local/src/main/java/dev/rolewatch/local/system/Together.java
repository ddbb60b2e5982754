package dev.rolewatch.local.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does several things at once. */
final class Together {
    private Together() {}

    /** Returns when all steps are done; throws what a step throws as soon as it does, while the others go on. */
    static void run(Runnable... steps) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Runnable step : steps) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    step.run();
                    done.complete(null);
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            running.add(done);
        }
        join(running);
    }

    private static void join(List<CompletableFuture<Void>> running) {
        CompletableFuture<Void> all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        running.forEach(one -> one.whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
