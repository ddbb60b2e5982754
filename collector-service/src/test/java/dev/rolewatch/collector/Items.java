package dev.rolewatch.collector;

import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Work items for tests. */
public final class Items {
    public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    public static final Region REGION = new Region("eu-central-1");
    public static final Window WINDOW = new Window(NOON.minusSeconds(300), NOON);
    public static final AccountId ACCOUNT = AccountId.of("0d4f6f0e-5d5e-4f43-9d6f-2f8f5b1c7a01");
    public static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("111122223333");

    private Items() {}

    public static MetricToRead metric(String name, Duration period, String... percentiles) {
        List<String> statistics =
                Stream.concat(Point.FOUR.stream(), Stream.of(percentiles)).toList();
        return new MetricToRead(name, "Percent", period, statistics);
    }

    /** A metric of one-minute points of which these statistics are asked for and no others. */
    public static MetricToRead asking(String name, String... statistics) {
        return new MetricToRead(name, "Percent", Duration.ofMinutes(1), List.of(statistics));
    }

    public static MetricToRead minutely(String name) {
        return metric(name, Duration.ofMinutes(1));
    }

    public static WorkItem item(String instance, Window window, MetricToRead... metrics) {
        return item(ACCOUNT, AWS_ACCOUNT, instance, window, metrics);
    }

    public static WorkItem item(
            AccountId account, AwsAccountId awsAccount, String instance, Window window, MetricToRead... metrics) {
        return new WorkItem(
                UUID.randomUUID().toString(),
                account,
                TenantId.DEFAULT,
                awsAccount,
                ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", instance)),
                "arn:aws:ec2:" + REGION + ":" + awsAccount + ":instance/" + instance,
                new TreeMap<>(Map.of("Name", instance)),
                Duration.ofMinutes(5),
                window,
                List.of(metrics),
                window.to(),
                Shard.WHOLE);
    }

    public static WorkItem withResource(WorkItem item, ResourceId resource) {
        return with(item, resource, item.cadence(), item.shard());
    }

    public static WorkItem withCadence(WorkItem item, Duration cadence) {
        return with(item, item.resource(), cadence, item.shard());
    }

    public static WorkItem inShard(Shard shard, WorkItem item) {
        return with(item, item.resource(), item.cadence(), shard);
    }

    private static WorkItem with(WorkItem item, ResourceId resource, Duration cadence, Shard shard) {
        return new WorkItem(
                item.itemId(),
                item.account(),
                item.tenant(),
                item.awsAccount(),
                resource,
                item.arn(),
                item.tags(),
                cadence,
                item.window(),
                item.metrics(),
                item.issuedAt(),
                shard);
    }

    public static TakenItem taken(WorkItem item) {
        return new TakenItem(item, 0);
    }
}
