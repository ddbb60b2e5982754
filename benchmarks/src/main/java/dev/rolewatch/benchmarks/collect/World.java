package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import dev.rolewatch.simulator.quota.Quota;
import dev.rolewatch.simulator.quota.Quotas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Accounts that are as large as each other, with queues in a few of their Regions, and what is read of them. A series is a
 * metric of a queue.
 *
 * @param queues of each account in each Region
 */
record World(int accounts, int queues) {
    static final int METRICS = 8;

    /** What a world is read with. */
    static final String API = "GetMetricData";

    /** What was published is read again for as long, since it may still change. */
    static final Duration SETTLES = Duration.ofMinutes(10);

    static final Duration INTERVAL = Duration.ofMinutes(5);

    private static final List<Region> REGIONS = Stream.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2")
            .map(Region::new)
            .toList();
    private static final String NAMESPACE = "AWS/SQS";
    private static final String ROLE = "RolewatchRead";
    private static final Duration SESSION = Duration.ofHours(2);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final List<String> STATISTICS = List.of("SampleCount", "Sum", "Minimum", "Maximum");
    private static final List<MetricToRead> READ = Stream.of(
                    "ApproximateAgeOfOldestMessage",
                    "ApproximateNumberOfMessagesDelayed",
                    "ApproximateNumberOfMessagesNotVisible",
                    "ApproximateNumberOfMessagesVisible",
                    "NumberOfEmptyReceives",
                    "NumberOfMessagesDeleted",
                    "NumberOfMessagesReceived",
                    "NumberOfMessagesSent")
            .map(name -> new MetricToRead(name, "Count", PERIOD, STATISTICS))
            .toList();

    /** @param series about how many there are; each Region of each account has at least one queue */
    static World of(int series, int accounts) {
        return new World(accounts, Math.max(1, series / METRICS / accounts / REGIONS.size()));
    }

    int items() {
        return accounts * REGIONS.size() * queues;
    }

    int series() {
        return items() * METRICS;
    }

    /** Makes the accounts, with roles that may be assumed and quotas that nobody who keeps to a share of AWS' own reaches. */
    void create(SimulatorAdmin aws) {
        for (int account = 0; account < accounts; account++) {
            String id = awsAccount(account).value();
            aws.putAccount(id, REGIONS.stream().map(Region::value).toArray(String[]::new));
            aws.putRole(
                    id,
                    RoleDefinition.trusting(ROLE, TRUST.formatted(AwsSimulator.VENDOR_ACCOUNT, externalId(account)))
                            .withPolicy(ROLE, PERMISSIONS)
                            .withMaxSession(SESSION));
            for (Region region : REGIONS) {
                aws.putResources(id, region.value(), queuesIn());
            }
        }
    }

    /** Lifts the accounts' quotas, for a reader that keeps to none. */
    void liftQuotas(SimulatorAdmin aws) {
        for (int account = 0; account < accounts; account++) {
            for (String quota : List.of(API, Quotas.RECENT_DATAPOINTS)) {
                aws.setQuota(awsAccount(account).value(), quota, Quota.perSecond(1e9));
            }
        }
    }

    /** What is read of an account when it is due, Region by Region as the schedule issues it. */
    Stream<WorkItem> itemsOf(int account, Instant due) {
        return REGIONS.stream()
                .flatMap(region -> IntStream.range(0, queues).mapToObj(queue -> item(account, region, queue, due)));
    }

    /** When the item of that id was due. */
    static Instant due(String itemId) {
        return Instant.ofEpochMilli(Long.parseLong(itemId.substring(0, itemId.indexOf('/'))));
    }

    RoleArn role(int account) {
        return new RoleArn("arn:aws:iam::" + awsAccount(account) + ":role/" + ROLE);
    }

    String externalId(int account) {
        return accountId(account).toString();
    }

    AccountId accountId(int account) {
        return new AccountId(UUID.nameUUIDFromBytes(("account " + account).getBytes(StandardCharsets.UTF_8)));
    }

    AwsAccountId awsAccount(int account) {
        return new AwsAccountId(Long.toString(100_000_000_000L + account));
    }

    private WorkItem item(int account, Region region, int queue, Instant due) {
        String name = "orders-" + queue;
        return new WorkItem(
                due.toEpochMilli() + "/" + account + "/" + region + "/" + queue,
                accountId(account),
                new TenantId("acme"),
                awsAccount(account),
                ResourceId.of(region, NAMESPACE, Map.of("QueueName", name)),
                "arn:aws:sqs:" + region + ":" + awsAccount(account) + ":" + name,
                new TreeMap<>(Map.of("team", "shop", "stage", "production")),
                INTERVAL,
                new Window(due.minus(INTERVAL).minus(SETTLES), due),
                READ,
                due,
                Shard.WHOLE);
    }

    private ResourceDefinition queuesIn() {
        return ResourceDefinition.many(
                "orders",
                queues,
                NAMESPACE,
                Map.of("QueueName", queues == 1 ? "orders-0" : "orders-{i}"),
                Instant.now().minus(Duration.ofDays(1)),
                READ.stream()
                        .map(metric -> MetricDefinition.every((int) PERIOD.toSeconds(), metric.name(), metric.unit()))
                        .toArray(MetricDefinition[]::new));
    }

    private static final String TRUST = """
            {"Statement": [{
              "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}]}""";

    private static final String PERMISSIONS =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"cloudwatch:GetMetricData\", \"Resource\": \"*\"}]}";
}
