package dev.rolewatch.account.identity;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says for whom work is done that no signed-in person asked for. It is about the transactions that begin within that work, on
 * the same thread.
 */
public final class Acting {
    private static final ThreadLocal<Visibility> DECLARED = new ThreadLocal<>();

    private Acting() {}

    /** For what the service does by itself: consumers, the relay and scheduled jobs. */
    public static <T> T forAllTenants(Supplier<T> work) {
        return as(Visibility.EVERYTHING, work);
    }

    /** As {@link #forAllTenants(Supplier)}. */
    public static void forAllTenants(Runnable work) {
        forAllTenants(() -> {
            work.run();
            return null;
        });
    }

    /** For what goes on, on another thread, of what a signed-in person asked for. */
    public static <T> T as(Visibility visibility, Supplier<T> work) {
        Visibility before = DECLARED.get();
        // Without an active request Hibernate does not ask whose session it is.
        ManagedContext request = Arc.container().requestContext();
        boolean activated = !request.isActive();
        if (activated) {
            request.activate();
        }
        DECLARED.set(visibility);
        try {
            return work.get();
        } finally {
            DECLARED.set(before);
            if (activated) {
                request.terminate();
            }
        }
    }

    static Optional<Visibility> declared() {
        return Optional.ofNullable(DECLARED.get());
    }
}
