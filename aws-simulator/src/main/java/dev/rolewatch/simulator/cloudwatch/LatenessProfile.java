package dev.rolewatch.simulator.cloudwatch;

import java.time.Duration;

/**
 * How late a namespace's points appear, and how long they change. A point appears some time between {@code earliest} and
 * {@code latest} after the end of its period; a share of points appear with fewer samples than they will have, and are
 * final {@code settling} later.
 *
 * @param earliest may be negative: the point is then visible while its period still runs
 * @param changing the share of points that still change, between 0 and 1
 */
public record LatenessProfile(Duration earliest, Duration latest, Duration settling, double changing) {
    /** Every point is there, and final, when its period ends. */
    public static final LatenessProfile PUNCTUAL = new LatenessProfile(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    public LatenessProfile {
        if (earliest == null || latest == null || settling == null) {
            throw new IllegalArgumentException("Lateness needs earliest, latest and settling");
        }
        if (latest.compareTo(earliest) < 0 || settling.isNegative() || changing < 0 || changing > 1) {
            throw new IllegalArgumentException(
                    "Lateness needs earliest <= latest, settling >= 0 and changing between 0 and 1");
        }
    }
}
