package dev.rolewatch.collector;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which accounts are read: virtual ones where the JVM has them. Where it has not, a pool of their own, for
 * health and metrics are answered by Quarkus' workers, and must be when all that is read hangs.
 */
final class CallThreads {
    /** The first release with virtual threads. */
    private static final int VIRTUAL = 21;
    /** As many calls again as are in flight may wait for a session or for their turn; others wait for a thread. */
    private static final int PER_CONNECTION = 2;
    /** Enough for a call, of which there are hundreds at a time. */
    private static final long STACK_BYTES = 512 * 1024;

    private static final Duration KEPT = Duration.ofMinutes(1);

    private CallThreads() {}

    /**
     * @param virtual those of Quarkus, which are workers of its own where there are no virtual ones
     * @param connections to AWS at a time
     */
    static ExecutorService of(ExecutorService virtual, int connections) {
        return Runtime.version().feature() >= VIRTUAL ? virtual : pool(connections * PER_CONNECTION);
    }

    static ExecutorService pool(int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, KEPT.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), call -> {
                    Thread thread = new Thread(null, call, "calls-" + number.incrementAndGet(), STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
