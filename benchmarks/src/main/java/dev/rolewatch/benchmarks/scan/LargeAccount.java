package dev.rolewatch.benchmarks.scan;

import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A simulated account with many queues in one Region, half of them never tagged. */
final class LargeAccount {
    private static final String AWS_ACCOUNT = "111122223333";
    private static final String REGION = "eu-central-1";

    private LargeAccount() {}

    static DemoAccount of(int resources) {
        return new DemoAccount(
                "Large",
                AWS_ACCOUNT,
                Map.of(
                        REGION,
                        List.of(
                                queues("tagged", resources / 2).withTags(Map.of("team", "shop", "number", "{i}")),
                                queues("untagged", resources - resources / 2))));
    }

    private static ResourceDefinition queues(String kind, int count) {
        return ResourceDefinition.many(
                        kind,
                        count,
                        "AWS/SQS",
                        Map.of("QueueName", kind + "-{i}"),
                        Instant.now().minus(Duration.ofHours(1)),
                        MetricDefinition.every(60, "NumberOfMessagesSent", "Count"),
                        MetricDefinition.every(60, "ApproximateAgeOfOldestMessage", "Seconds"))
                .withArn("arn:aws:sqs:" + REGION + ":" + AWS_ACCOUNT + ":" + kind + "-{i}");
    }
}
