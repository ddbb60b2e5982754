package dev.rolewatch.discovery.schedule;

import java.time.Duration;

/**
 * Bounds what an account is issued in one turn beyond its ordinary windows: where it was not read for a while, and where it
 * begins. Datapoints are counted as CloudWatch counts them, whether or not there are points.
 */
public final class CatchUp {
    /**
     * A collector reads some 90,000 a second of one account, so these take it less than two minutes: an account that catches
     * up holds up no other for long, and what it is issued is read long before it would be issued again.
     */
    static final long MOST = 10_000_000;

    /** So that accounts with a shorter interval are not issued more in the same time. */
    private static final long MOST_IN_A_MINUTE = 2_000_000;

    /** What is published while others wait makes their windows wider; with twice as much a large account gets ahead of it. */
    private static final int TIMES_WHAT_IS_PUBLISHED = 2;

    private long left;
    /** The first resource that had to wait in this turn; the next begins with it, or who fails each time would starve it. */
    private String waiting;

    private String first;

    public CatchUp(Duration interval) {
        turnBegins(interval);
    }

    public void turnBegins(Duration interval) {
        left = Math.min(MOST, MOST_IN_A_MINUTE * interval.toMinutes());
        first = waiting;
        waiting = null;
    }

    public void turnEnds() {
        first = null;
    }

    /** Takes down, during a turn, how many datapoints of a resource are published in an interval. */
    public void published(long datapoints) {
        left += TIMES_WHAT_IS_PUBLISHED * datapoints;
    }

    /**
     * Whether a resource may be issued so much in this turn.
     *
     * @param key of the resource; turns go through them in their order
     * @param beyond datapoints beyond its ordinary windows; 0 is always allowed
     */
    public boolean takes(String key, long beyond) {
        if (beyond == 0) {
            return true;
        }
        if (first != null && key.compareTo(first) < 0) {
            return false;
        }
        if (left <= 0) {
            waiting = waiting == null ? key : waiting;
            return false;
        }
        left -= beyond;
        return true;
    }
}
