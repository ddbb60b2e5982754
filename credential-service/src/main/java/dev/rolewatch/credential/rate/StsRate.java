package dev.rolewatch.credential.rate;

import dev.rolewatch.awsaccess.rate.Pace;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.session.RefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The rate at which STS is called with one identity of ours, so that its quota is never met. Calls are made in the order in
 * which they are asked for. Proofs take at most half of the rate: however many roles are to be proven, those who ask for
 * sessions have the other half to themselves.
 */
public final class StsRate {
    /** What a call is for. */
    public enum Use {
        SESSION,
        PROOF
    }

    /** Short, so that instances that all begin at once stay below the quota together. */
    private static final Duration BURST = Duration.ofMillis(250);

    private static final double SHARE_OF_PROOFS = 0.5;

    private final DoubleSupplier perSecond;
    private final Duration longestWait;
    private final LongSupplier nanoTime;
    private final Pace all = new Pace(BURST);
    private final Pace proofs = new Pace(BURST);

    /**
     * @param perSecond how many calls this process may make in a second at the moment, above 0
     * @param longestWait for a turn; those who would wait longer are refused at once
     * @param nanoTime a monotonic time in nanoseconds, such as {@code System::nanoTime}
     */
    public StsRate(DoubleSupplier perSecond, Duration longestWait, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.longestWait = longestWait;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for this call's turn.
     *
     * @throws RefusedException if that would take too long
     */
    public void await(Use use) throws InterruptedException {
        if (use == Use.PROOF) {
            TimeUnit.NANOSECONDS.sleep(bookAmongProofs().toNanos());
        }
        TimeUnit.NANOSECONDS.sleep(book().toNanos());
    }

    /** Counts a call that does not wait, such as a repetition; those who come after it wait for it. */
    public void charge() {
        all.book(nanoTime.getAsLong(), perSecond.getAsDouble());
    }

    /** How long a call waits that is booked now. */
    Duration book() {
        return orRefuse(all.book(nanoTime.getAsLong(), perSecond.getAsDouble(), longestWait));
    }

    /** How long a proof waits before it is booked among all calls. */
    Duration bookAmongProofs() {
        return orRefuse(proofs.book(nanoTime.getAsLong(), perSecond.getAsDouble() * SHARE_OF_PROOFS, longestWait));
    }

    private Duration orRefuse(Optional<Duration> wait) {
        return wait.orElseThrow(() -> new RefusedException(
                RefusalReason.THROTTLED,
                "More accounts are waiting for AWS STS than Rolewatch may ask for within " + longestWait.toSeconds()
                        + " s; it asks again by itself, and nothing is to be done."));
    }
}
