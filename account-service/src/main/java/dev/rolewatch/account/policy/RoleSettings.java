package dev.rolewatch.account.policy;

/** What every form gives the role alike. */
public final class RoleSettings {
    /** The role's name unless the customer chooses another. */
    public static final String NAME = "RolewatchRead";

    /** Seconds: a session then lasts two hours, and STS is asked half as often as with IAM's default. */
    public static final int MAX_SESSION_DURATION = 7_200;

    static final String DESCRIPTION = "Read by Rolewatch: metrics and metadata, never data";

    /** The name of the inline policy. */
    static final String POLICY_NAME = "rolewatch";

    private RoleSettings() {}
}
