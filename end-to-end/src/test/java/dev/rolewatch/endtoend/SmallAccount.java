package dev.rolewatch.endtoend;

import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A simulated account with a few queues and instances. */
final class SmallAccount {
    static final int RESOURCES = 8;

    private static final String FRANKFURT = "eu-central-1";
    private static final Duration AGE = Duration.ofMinutes(90);

    private SmallAccount() {}

    static DemoAccount of(String name, String awsAccount) {
        return in("aws", FRANKFURT, name, awsAccount);
    }

    static DemoAccount in(String partition, String region, String name, String awsAccount) {
        Instant since = Instant.now().minus(AGE);
        return new DemoAccount(
                name,
                awsAccount,
                Map.of(
                        region,
                        List.of(
                                ResourceDefinition.many(
                                                "queues",
                                                5,
                                                "AWS/SQS",
                                                Map.of("QueueName", "orders-{i}"),
                                                since,
                                                MetricDefinition.every(60, "NumberOfMessagesSent", "Count"),
                                                MetricDefinition.every(60, "ApproximateAgeOfOldestMessage", "Seconds"))
                                        .withArn("arn:" + partition + ":sqs:" + region + ":" + awsAccount
                                                + ":orders-{i}")
                                        .withTags(Map.of("team", "shop")),
                                ResourceDefinition.many(
                                                "instances",
                                                3,
                                                "AWS/EC2",
                                                Map.of("InstanceId", "i-0f3a9c27b1d4e5a0{i}"),
                                                since,
                                                MetricDefinition.every(300, "CPUUtilization", "Percent"))
                                        .withArn("arn:" + partition + ":ec2:" + region + ":" + awsAccount
                                                + ":instance/i-0f3a9c27b1d4e5a0{i}"))));
    }
}
