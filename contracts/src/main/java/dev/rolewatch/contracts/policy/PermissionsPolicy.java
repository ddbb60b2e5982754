package dev.rolewatch.contracts.policy;

import static dev.rolewatch.contracts.policy.Permission.Need.FORESEEN;
import static dev.rolewatch.contracts.policy.Permission.Need.OPTIONAL;
import static dev.rolewatch.contracts.policy.Permission.Need.REQUIRED;
import static dev.rolewatch.contracts.policy.Permission.Need.USED;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer's role should allow, and the session policy of every AssumeRole: the calls that Rolewatch really makes,
 * so that a role that allows more still gives Rolewatch no more.
 *
 * <p>All are calls for metrics and metadata. {@code lambda:ListFunctions} gives out the functions' environment variables
 * besides, so no role that Rolewatch proposes allows it; {@code apigateway:GET} gives out API keys and is not called at all.
 */
public final class PermissionsPolicy {
    private static final List<Permission> PERMISSIONS = List.of(
            new Permission(
                    "cloudwatch:GetMetricData", REQUIRED, "reads the metrics", "no metric of the account is read"),
            new Permission(
                    "cloudwatch:ListMetrics",
                    REQUIRED,
                    "finds out which metrics there are",
                    "nothing is found that could be read"),
            new Permission(
                    "ec2:DescribeRegions",
                    USED,
                    "finds out which Regions the account has enabled",
                    "Regions that must be enabled are not looked at"),
            new Permission(
                    "tag:GetResources", USED, "reads the resources' tags", "resources are published without tags"),
            described("ec2:DescribeInstances", "EC2 instances"),
            described("ec2:DescribeVolumes", "EBS volumes"),
            described("ec2:DescribeNatGateways", "NAT gateways"),
            described("autoscaling:DescribeAutoScalingGroups", "Auto Scaling groups"),
            described("rds:DescribeDBInstances", "RDS, DocumentDB and Neptune instances"),
            described("rds:DescribeDBClusters", "RDS, DocumentDB and Neptune clusters"),
            described("elasticloadbalancing:DescribeLoadBalancers", "load balancers"),
            described("elasticloadbalancing:DescribeTargetGroups", "target groups"),
            described("dynamodb:ListTables", "DynamoDB tables"),
            described("dynamodb:DescribeTable", "DynamoDB tables"),
            described("sqs:ListQueues", "SQS queues"),
            described("sns:ListTopics", "SNS topics"),
            described("s3:ListAllMyBuckets", "S3 buckets"),
            described("ecs:ListClusters", "ECS clusters and services"),
            described("ecs:DescribeClusters", "ECS clusters and services"),
            described("ecs:ListServices", "ECS services"),
            described("ecs:DescribeServices", "ECS services"),
            described("elasticache:DescribeCacheClusters", "ElastiCache clusters and nodes"),
            described("kinesis:ListStreams", "Kinesis streams"),
            new Permission(
                    "lambda:ListFunctions",
                    OPTIONAL,
                    "finds and describes Lambda functions; its reply carries their environment variables, which Rolewatch"
                            + " does not look at",
                    "Lambda functions are published without metadata, and those without tags only while they publish metrics"),
            foreseen("sqs:GetQueueAttributes", "SQS queues"),
            foreseen("elasticache:DescribeReplicationGroups", "ElastiCache replication groups"),
            foreseen("kinesis:DescribeStreamSummary", "Kinesis streams"));

    private static final List<String> CALLED = PERMISSIONS.stream()
            .filter(Permission::isCalled)
            .map(Permission::action)
            .toList();

    private static final Set<String> OPTIONAL_CALLS = PERMISSIONS.stream()
            .filter(permission -> permission.need() == OPTIONAL)
            .map(Permission::action)
            .collect(Collectors.toSet());

    private PermissionsPolicy() {}

    /** All that a role may allow Rolewatch. */
    public static List<Permission> permissions() {
        return PERMISSIONS;
    }

    /** The IAM actions that Rolewatch calls. */
    public static List<String> actions() {
        return CALLED;
    }

    /** The session policy, compact: it may have 2,048 characters (AssumeRole, AWS STS API Reference). */
    public static String json() {
        String actions = CALLED.stream().map(action -> '"' + action + '"').collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"RolewatchRead\",\"Effect\":\"Allow\",\"Action\":["
                + actions + "],\"Resource\":\"*\"}]}";
    }

    /** Whether nobody is told where the call is denied. */
    public static boolean isOptional(String action) {
        return OPTIONAL_CALLS.contains(action);
    }

    private static Permission described(String action, String resources) {
        return new Permission(
                action,
                USED,
                "finds and describes " + resources,
                resources + " are published without metadata, those without tags only while they publish metrics, and a"
                        + " deleted one is noticed later");
    }

    private static Permission foreseen(String action, String resources) {
        return new Permission(action, FORESEEN, "will tell more of " + resources, "nothing today");
    }
}
