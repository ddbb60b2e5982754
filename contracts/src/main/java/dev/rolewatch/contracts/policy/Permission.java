package dev.rolewatch.contracts.policy;

import java.util.Set;

/**
 * One call that a customer's role may allow, and why it should.
 *
 * @param action as IAM names it, such as {@code cloudwatch:GetMetricData}
 * @param purpose what Rolewatch does with it
 * @param without what is lost where the role does not allow it
 */
public record Permission(String action, Need need, String purpose, String without) {
    private static final Set<String> LIMITABLE = Set.of(
            "rds:DescribeDBInstances",
            "rds:DescribeDBClusters",
            "dynamodb:DescribeTable",
            "sqs:GetQueueAttributes",
            "ecs:DescribeClusters",
            "ecs:ListServices",
            "ecs:DescribeServices",
            "elasticache:DescribeCacheClusters",
            "elasticache:DescribeReplicationGroups",
            "kinesis:DescribeStreamSummary");

    /** How much depends on a permission. */
    public enum Need {
        /** Without it no metric is read. */
        REQUIRED,
        /** Rolewatch makes the call, and does without what it tells where it is denied. */
        USED,
        /**
         * Rolewatch tries the call, and tells nobody where it is denied: its reply gives out more than metadata, so no role
         * that Rolewatch proposes allows it. Who wants what it tells adds it.
         */
        OPTIONAL,
        /** Not called yet; whoever grants it now need not touch the role when it is. */
        FORESEEN
    }

    /** Whether Rolewatch makes the call today. */
    public boolean isCalled() {
        return need != Need.FORESEEN;
    }

    /** Whether a role that Rolewatch proposes allows it. */
    public boolean isProposed() {
        return need != Need.OPTIONAL;
    }

    /**
     * Whether IAM may limit the call to some resources. The others are granted for the resource {@code *} or not at all
     * (Service Authorization Reference).
     */
    public boolean canBeLimitedToResources() {
        return LIMITABLE.contains(action);
    }
}
