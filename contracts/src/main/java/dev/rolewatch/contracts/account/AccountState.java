package dev.rolewatch.contracts.account;

/** How far the trust between a customer's role and Rolewatch has come. */
public enum AccountState {
    /** Registered; the customer has not given a role yet. */
    PENDING,
    /** A role was given and its trust is being proven. */
    VERIFYING,
    /** Trust is proven: the account is scanned and read. */
    ACTIVE,
    /** AWS does not let Rolewatch in; the account is tried again from time to time. */
    REFUSED,
    /** The role lets in callers without the external ID, so Rolewatch does not use it. */
    INSECURE
}
