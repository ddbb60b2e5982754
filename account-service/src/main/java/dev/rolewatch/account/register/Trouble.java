package dev.rolewatch.account.register;

import static java.util.Objects.requireNonNull;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.collection.NotReadReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that does not work in one Region of an account whose role can be assumed.
 *
 * @param action the IAM action that is hindered, such as {@code cloudwatch:GetMetricData}
 * @param detail what happened and what to do
 * @param at when it was last seen, to the millisecond: the database keeps no nanoseconds, and a time that was stored must
 *     equal the same time that is told again
 */
public record Trouble(Region region, String action, NotReadReason reason, String detail, Instant at) {
    public Trouble {
        requireNonNull(region, "region");
        requireNonNull(action, "action");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
        at = moment(at);
    }

    /** What {@link #at} is to be compared with. */
    static Instant moment(Instant at) {
        return requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether somebody must act in the account; anything else passes by itself. */
    boolean needsOwner() {
        return reason == NotReadReason.DENIED || reason == NotReadReason.NO_SESSION;
    }

    boolean isAt(Region otherRegion, String otherAction) {
        return region.equals(otherRegion) && action.equals(otherAction);
    }

    Problem problem() {
        String nextStep = reason == NotReadReason.DENIED
                ? "Attach the permissionsPolicy shown here to the role, and check that no permissions boundary or service"
                        + " control policy denies " + action + "."
                : "Check that the role still exists and still has the trustPolicy shown here; Rolewatch tries again by"
                        + " itself.";
        return new Problem(reason.name(), sentence(), nextStep, null);
    }

    String sentence() {
        return region + ", " + action + ": " + detail;
    }
}
