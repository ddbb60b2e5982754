package dev.rolewatch.contracts.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a customer's role must allow: exactly the calls that Rolewatch makes. The same text is the session policy of every
 * AssumeRole, so that a role that allows more still gives Rolewatch no more.
 */
public final class PermissionsPolicy {
    /** CloudWatch and the tagging API know no resource-level permission for these, hence the resource {@code *}. */
    private static final List<String> ACTIONS = List.of(
            "cloudwatch:GetMetricData",
            "cloudwatch:ListMetrics",
            "tag:GetResources",
            "ec2:DescribeRegions",
            "ec2:DescribeInstances");

    private PermissionsPolicy() {}

    /** The IAM actions, each of which some part of Rolewatch needs. */
    public static List<String> actions() {
        return ACTIONS;
    }

    /** The policy document, compact: a session policy may have 2,048 characters (AssumeRole, AWS STS API Reference). */
    public static String json() {
        String actions = ACTIONS.stream().map(action -> '"' + action + '"').collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"RolewatchRead\",\"Effect\":\"Allow\",\"Action\":["
                + actions + "],\"Resource\":\"*\"}]}";
    }
}
