package dev.rolewatch.contracts.credential;

/** Why no session could be had for an account. */
public enum RefusalReason {
    /** STS answers AccessDenied: the trust policy, the external ID, an SCP, or no such role; AWS does not say which. */
    TRUST_DENIED,
    /** The role opened, but it belongs to another account than its ARN names. */
    WRONG_ACCOUNT,
    /** The account owner has not activated STS in any Region that Rolewatch may call. */
    REGION_DISABLED,
    /** STS finds the session policy too large when it is packed together with the session's tags. */
    SESSION_POLICY_TOO_LARGE,
    /** STS rejected a parameter. */
    REQUEST_REJECTED,
    /** AWS does not know the access key: it was deleted, deactivated or mistyped, or its secret was. */
    ACCESS_KEY_REFUSED,
    /** The access key is of the account's root user, which Rolewatch does not use. */
    ACCESS_KEY_OF_ROOT,
    /** The access key's user may not call {@code sts:GetFederationToken}, which makes the temporary sessions. */
    FEDERATION_DENIED,
    /** The stored access key does not decrypt; the operator must give credential-service the key that it was encrypted with. */
    ACCESS_KEY_UNREADABLE,
    /** Rolewatch has no identity in the account's partition, and trust does not cross partitions. */
    PARTITION_NOT_SERVED,
    /** STS asked us to slow down. */
    THROTTLED,
    /** Rolewatch's own AWS identity is missing, expired or not allowed to assume roles; the operator must mend it. */
    OWN_IDENTITY_BROKEN,
    /** STS could not be reached, or failed. */
    UNREACHABLE,
    /** Nothing is known of the account, or its trust is not proven. */
    NOT_CONNECTED;

    /** Whether it says nothing of the customer's role or key: the trouble lies between us and STS, or with ourselves. */
    public boolean isOurs() {
        return switch (this) {
            case THROTTLED, UNREACHABLE, OWN_IDENTITY_BROKEN, ACCESS_KEY_UNREADABLE -> true;
            case TRUST_DENIED,
                    WRONG_ACCOUNT,
                    REGION_DISABLED,
                    SESSION_POLICY_TOO_LARGE,
                    REQUEST_REJECTED,
                    ACCESS_KEY_REFUSED,
                    ACCESS_KEY_OF_ROOT,
                    FEDERATION_DENIED,
                    PARTITION_NOT_SERVED,
                    NOT_CONNECTED -> false;
        };
    }
}
