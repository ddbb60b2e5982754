package dev.rolewatch.contracts.collection;

/** Why a work item was not read. */
public enum NotReadReason {
    /** AWS asked us to slow down, or our own share of the customer's quota was used up before the deadline. */
    THROTTLED,
    /** The role lacks {@code cloudwatch:GetMetricData}, or may not use it here. */
    DENIED,
    /** credential-service gave no session. */
    NO_SESSION,
    /** CloudWatch answered InternalError, Forbidden or PartialData without an end. */
    INCOMPLETE,
    /** CloudWatch could not be reached in time, or failed. */
    UNREACHABLE,
    /** CloudWatch rejected the question; asking again will not help. */
    REJECTED
}
