package dev.rolewatch.account.estimate;

/**
 * What would change if the owner chose otherwise in one respect.
 *
 * @param value the interval, the statistics or the namespace to choose instead
 * @param total metrics requested a month then
 * @param difference to now; negative where it would be less
 */
public record Change(Kind kind, String value, Requested total, Requested difference) {
    /** In what respect. */
    public enum Kind {
        INTERVAL,
        STATISTICS,
        LEAVE_OUT_NAMESPACE,
        ADD_NAMESPACE,
        ADD_CUSTOM_NAMESPACE
    }
}
