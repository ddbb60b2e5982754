package dev.rolewatch.discovery.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * The turn of an account in which its items are issued, in as many steps as hold up nobody.
 *
 * @param ends when all items should have been issued
 * @param issued how many resources were attended to
 * @param after the key of the last of them; null before the first step
 */
public record Turn(Instant ends, int issued, String after) {
    /** Enough that small accounts have one step, and few enough that one step holds up nobody. */
    private static final int FEWEST_AT_ONCE = 1_000;
    /** The part of the interval over which the steps of a large account are spread; the rest is room to be late. */
    private static final double SPREAD = 0.8;
    /** What was late is made up for, but not all at once. */
    private static final int FASTEST = 2;

    public static Turn begins(Instant now, Duration interval) {
        return new Turn(now.plusMillis(spread(interval)), 0, null);
    }

    public Turn issuedThrough(String key, int count) {
        return new Turn(ends, issued + count, key);
    }

    /**
     * How many resources to attend to in the next step, if there is one each second: what is left is spread over the time
     * that is left, for steps may be late or left out.
     */
    public int atOnce(int resources, Duration interval, Instant now) {
        double evenly = resources * 1_000.0 / spread(interval);
        double secondsLeft = Math.max(1, Duration.between(now, ends).toMillis() / 1_000.0);
        double inTime = (resources - issued) / secondsLeft;
        return Math.max(FEWEST_AT_ONCE, (int) Math.ceil(Math.min(Math.max(evenly, inTime), FASTEST * evenly)));
    }

    private static long spread(Duration interval) {
        return Math.round(interval.toMillis() * SPREAD);
    }
}
