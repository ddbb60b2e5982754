package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.ItemOutcome.Rejected;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Something that does not work in one Region of an account that can be entered.
 *
 * @param action the IAM action that is hindered, such as {@code cloudwatch:GetMetricData}, and of what if it works for the
 *     rest
 * @param detail what happened and what to do
 * @param at when it was last seen, to the millisecond: the database keeps no nanoseconds, and a time that was stored must
 *     equal the same time that is told again
 */
public record Trouble(Region region, String action, NotReadReason reason, String detail, Instant at) {
    static final String READING = "cloudwatch:GetMetricData";

    private static final String LEFT_OUT = READING + " of ";
    private static final int MOST_NAMED = 3;

    /**
     * What is in trouble is read again after some minutes, and each report tells of it again. One that is not told of any
     * more has nothing left to read there: the Region was disabled, or its last resource is gone.
     */
    private static final Duration LIVES = Duration.ofHours(1);

    /** Told only when its resource is read, which is daily where metrics are published daily. */
    private static final Duration LEFT_OUT_LIVES = Duration.ofHours(25);

    public Trouble {
        requireNonNull(region, "region");
        requireNonNull(action, "action");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
        at = moment(at);
    }

    /** Metrics that CloudWatch rejects for good, while it gives out the others of their namespace. */
    static Trouble leftOut(Region region, String namespace, Rejected rejected, Instant at) {
        List<String> names = rejected.metrics();
        String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return new Trouble(
                region,
                LEFT_OUT + namespace,
                NotReadReason.REJECTED,
                "CloudWatch does not give out " + named + more + "; the other metrics are read. " + rejected.detail(),
                at);
    }

    boolean isLeftOut() {
        return action.startsWith(LEFT_OUT);
    }

    /** Whether nobody has told of it for so long that it has passed. */
    boolean isOver(Instant now) {
        return at.isBefore(now.minus(isLeftOut() ? LEFT_OUT_LIVES : LIVES));
    }

    /** What {@link #at} is to be compared with. */
    static Instant moment(Instant at) {
        return requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether somebody must act in the account; anything else passes by itself. */
    public boolean needsOwner() {
        return reason == NotReadReason.DENIED || reason == NotReadReason.NO_SESSION;
    }

    boolean isAt(Region otherRegion, String otherAction) {
        return region.equals(otherRegion) && action.equals(otherAction);
    }

    Problem problem(Connection connection) {
        boolean byKey = connection.accessKey().isPresent();
        String nextStep;
        if (reason == NotReadReason.DENIED) {
            nextStep = "Attach the permissionsPolicy shown here to " + (byKey ? "the access key's user" : "the role")
                    + ", and check that no permissions boundary or service control policy denies " + action + ".";
        } else {
            nextStep = "Check that "
                    + (byKey
                            ? "the access key is still active"
                            : "the role still exists and still has the trustPolicy shown here")
                    + "; Rolewatch tries again by itself.";
        }
        return new Problem(reason.name(), sentence(), nextStep, null);
    }

    /** Where, what and why, for somebody who reads it beside others. */
    public String sentence() {
        return region + ", " + action + ": " + detail;
    }
}
