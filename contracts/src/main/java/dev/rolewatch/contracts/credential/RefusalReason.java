package dev.rolewatch.contracts.credential;

/** Why no session could be had for an account. */
public enum RefusalReason {
    /** STS answers AccessDenied: the trust policy, the external ID, an SCP, or no such role; AWS does not say which. */
    TRUST_DENIED,
    /** The role opened, but it belongs to another account than its ARN names. */
    WRONG_ACCOUNT,
    /** The account owner has not activated STS in this Region. */
    REGION_DISABLED,
    /** STS rejected the session policy as too large, or a parameter as out of range. */
    REQUEST_REJECTED,
    /** STS asked us to slow down. */
    THROTTLED,
    /** Rolewatch's own AWS identity is missing, expired or not allowed to assume roles; the operator must mend it. */
    OWN_IDENTITY_BROKEN,
    /** STS could not be reached, or failed. */
    UNREACHABLE,
    /** Nothing is known of the account, or its trust is not proven. */
    NOT_CONNECTED
}
