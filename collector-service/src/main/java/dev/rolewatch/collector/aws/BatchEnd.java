package dev.rolewatch.collector.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * When a batch's reading ends: when all of its places are read, and at the deadline. Before that, when places that are ready
 * have been patient with the others, when nobody has been answered for as long, and when those that are still open have
 * all been in trouble for a brief while: nobody waits for them.
 */
final class BatchEnd {
    /** Those in trouble have this fraction of the patience: time for an answer that comes as usual. */
    private static final int BRIEF = 8;

    private static final long NEVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanoTime;
    private final long start;
    private final long deadline;
    private final long patience;
    private int open;
    private int waitedFor;
    // What follows is in nanoseconds since the start.
    private long lastWaitedFor;
    private long answered = NEVER;
    private long ready = NEVER;
    private long ended = NEVER;

    BatchEnd(Duration deadline, Duration patience) {
        this(deadline, patience, System::nanoTime);
    }

    BatchEnd(Duration deadline, Duration patience, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.deadline = deadline.toNanos();
        this.patience = patience.toNanos();
    }

    /** One more place is to be read. */
    void opened(boolean inTrouble) {
        change(() -> {
            open++;
            waitedFor += inTrouble ? 0 : 1;
        });
    }

    /** A place got into trouble. */
    void troubled() {
        change(this::oneLessToWaitFor);
    }

    /** A place got out of trouble. */
    void recovered() {
        change(() -> waitedFor++);
    }

    /** CloudWatch answered somebody. */
    void answered() {
        change(() -> answered = Math.min(answered, elapsed()));
    }

    /** A place is done. */
    void done(boolean inTrouble, boolean hasPoints) {
        change(() -> {
            open--;
            if (!inTrouble) {
                oneLessToWaitFor();
            }
            if (hasPoints) {
                ready = Math.min(ready, elapsed());
            }
        });
    }

    /** Ends it with what there is. */
    void now() {
        change(() -> ended = elapsed());
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            for (long left = nanosLeft(); open > 0 && left > 0; left = nanosLeft()) {
                changed.await(left, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How long it lasts still, if nothing changes. */
    Duration left() {
        lock.lock();
        try {
            return Duration.ofNanos(Math.max(0, nanosLeft()));
        } finally {
            lock.unlock();
        }
    }

    /** The longest that a call may wait for its turn: what would have to wait for longer is left to a later batch. */
    Duration longestWait() {
        Duration left = left();
        return left.toNanos() < patience ? left : Duration.ofNanos(patience);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void oneLessToWaitFor() {
        waitedFor--;
        if (waitedFor == 0) {
            lastWaitedFor = elapsed();
        }
    }

    private long nanosLeft() {
        long end = Math.min(ended, deadline);
        if (answered == NEVER) {
            end = Math.min(end, patience);
        }
        if (ready != NEVER) {
            end = Math.min(end, ready + patience);
        }
        if (waitedFor == 0) {
            end = Math.min(end, lastWaitedFor + patience / BRIEF);
        }
        return end - elapsed();
    }

    private long elapsed() {
        return nanoTime.getAsLong() - start;
    }
}
