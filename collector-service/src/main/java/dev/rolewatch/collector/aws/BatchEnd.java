package dev.rolewatch.collector.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When a batch's reading ends: when everything is read, at the deadline, or when those who are ready have waited long
 * enough for the others.
 */
final class BatchEnd {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long patience;
    private long endsAt;
    private int open;
    private boolean someoneReady;

    BatchEnd(int open, Duration deadline, Duration patience) {
        this.open = open;
        this.endsAt = System.nanoTime() + deadline.toNanos();
        this.patience = patience.toNanos();
    }

    /** One place is done. With something ready to be published, the others have only so long. */
    void done(boolean ready) {
        lock.lock();
        try {
            open--;
            if (ready && !someoneReady) {
                someoneReady = true;
                endBy(System.nanoTime() + patience);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it with what there is. */
    void now() {
        lock.lock();
        try {
            endBy(System.nanoTime());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            while (open > 0 && endsAt - System.nanoTime() > 0) {
                changed.await(endsAt - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void endBy(long time) {
        if (time - endsAt < 0) {
            endsAt = time;
        }
    }
}
