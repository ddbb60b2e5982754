package dev.rolewatch.contracts.collection;

/** Why a work item was not read. */
public enum NotReadReason {
    /** AWS asked us to slow down, or our own share of the customer's quota was used up before the deadline. */
    THROTTLED,
    /** The role lacks {@code cloudwatch:GetMetricData}, or may not use it here. */
    DENIED,
    /** The account's role gives no session. */
    NO_SESSION,
    /** CloudWatch answered InternalError or PartialData without an end. */
    INCOMPLETE,
    /** CloudWatch or a service of ours could not be reached in time, or failed; there is nothing for the customer to do. */
    UNREACHABLE,
    /** CloudWatch rejected the question, or forbids what was asked for; asking again will not help. */
    REJECTED
}
