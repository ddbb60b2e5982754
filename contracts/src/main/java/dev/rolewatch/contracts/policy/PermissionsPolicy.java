package dev.rolewatch.contracts.policy;

import static dev.rolewatch.contracts.policy.Permission.Need.FORESEEN;
import static dev.rolewatch.contracts.policy.Permission.Need.REQUIRED;
import static dev.rolewatch.contracts.policy.Permission.Need.USED;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a customer's role should allow, and the session policy of every AssumeRole: the calls that Rolewatch really makes,
 * so that a role that allows more still gives Rolewatch no more.
 *
 * <p>All are calls for metrics and metadata. Two that other products ask for are left out on purpose, for they give out
 * more: {@code lambda:ListFunctions} tells the functions' environment variables, and {@code apigateway:GET} API keys.
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
            new Permission(
                    "ec2:DescribeInstances",
                    USED,
                    "reads the type, state and zone of EC2 instances",
                    "EC2 instances are published without metadata"),
            foreseen("ec2:DescribeVolumes", "EBS volumes"),
            foreseen("ec2:DescribeNatGateways", "NAT gateways"),
            foreseen("rds:DescribeDBInstances", "RDS instances"),
            foreseen("rds:DescribeDBClusters", "RDS clusters"),
            foreseen("elasticloadbalancing:DescribeLoadBalancers", "load balancers"),
            foreseen("elasticloadbalancing:DescribeTargetGroups", "target groups"),
            foreseen("dynamodb:ListTables", "DynamoDB tables"),
            foreseen("dynamodb:DescribeTable", "DynamoDB tables"),
            foreseen("sqs:ListQueues", "SQS queues"),
            foreseen("sqs:GetQueueAttributes", "SQS queues"),
            foreseen("sns:ListTopics", "SNS topics"),
            foreseen("s3:ListAllMyBuckets", "S3 buckets"),
            foreseen("s3:GetBucketLocation", "S3 buckets"),
            foreseen("ecs:ListClusters", "ECS clusters"),
            foreseen("ecs:DescribeClusters", "ECS clusters"),
            foreseen("ecs:ListServices", "ECS services"),
            foreseen("ecs:DescribeServices", "ECS services"),
            foreseen("elasticache:DescribeCacheClusters", "ElastiCache clusters"),
            foreseen("elasticache:DescribeReplicationGroups", "ElastiCache replication groups"),
            foreseen("kinesis:ListStreams", "Kinesis streams"),
            foreseen("kinesis:DescribeStreamSummary", "Kinesis streams"));

    private static final List<String> CALLED = PERMISSIONS.stream()
            .filter(Permission::isCalled)
            .map(Permission::action)
            .toList();

    private PermissionsPolicy() {}

    /** All that a role may allow Rolewatch, what is needed most first. */
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

    private static Permission foreseen(String action, String resources) {
        return new Permission(
                action,
                FORESEEN,
                "will describe " + resources,
                "nothing today; " + resources + " are published without metadata");
    }
}
