package dev.rolewatch.contracts.policy;

/**
 * One call that a customer's role may allow, and why it should.
 *
 * @param action as IAM names it, such as {@code cloudwatch:GetMetricData}
 * @param purpose what Rolewatch does with it
 * @param without what is lost where the role does not allow it
 */
public record Permission(String action, Need need, String purpose, String without) {
    /** How much depends on a permission. */
    public enum Need {
        /** Without it no metric is read. */
        REQUIRED,
        /** Rolewatch makes the call, and does without what it tells where it is denied. */
        USED,
        /** Not called yet; whoever grants it now need not touch the role when it is. */
        FORESEEN
    }

    /** Whether Rolewatch makes the call today. */
    public boolean isCalled() {
        return need != Need.FORESEEN;
    }

    /**
     * Whether IAM may limit the call to some resources. It cannot for those that Rolewatch makes today: they are granted
     * for the resource {@code *} or not at all (Service Authorization Reference).
     */
    public boolean canBeLimitedToResources() {
        return !isCalled();
    }
}
