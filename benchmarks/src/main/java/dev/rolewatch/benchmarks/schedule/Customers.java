package dev.rolewatch.benchmarks.schedule;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts that are as large as each other, with queues in a few of their Regions. */
record Customers(int accounts, int resourcesOfEach) {
    private static final List<Region> USED = Stream.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2")
            .map(Region::new)
            .toList();
    private static final List<Region> EMPTY = Stream.of(
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "eu-north-1",
                    "eu-west-2",
                    "eu-west-3",
                    "sa-east-1",
                    "us-east-2",
                    "us-west-1")
            .map(Region::new)
            .toList();

    /** ListMetrics does not promise to list a resource's metrics on one page. */
    private static final List<List<String>> METRICS = List.of(
            List.of(
                    "ApproximateAgeOfOldestMessage",
                    "ApproximateNumberOfMessagesDelayed",
                    "ApproximateNumberOfMessagesNotVisible",
                    "ApproximateNumberOfMessagesVisible"),
            List.of(
                    "NumberOfEmptyReceives",
                    "NumberOfMessagesDeleted",
                    "NumberOfMessagesReceived",
                    "NumberOfMessagesSent"));

    static Customers of(int resources, int accounts) {
        return new Customers(accounts, resources / accounts / USED.size() * USED.size());
    }

    Stream<Account> all(Instant now) {
        return IntStream.range(0, accounts).mapToObj(number -> account(number, now));
    }

    List<Region> regions() {
        return Stream.concat(USED.stream(), EMPTY.stream()).toList();
    }

    int resourcesIn(Region region) {
        return USED.contains(region) ? resourcesOfEach / USED.size() : 0;
    }

    /** What ListMetrics tells of some queues of a Region, in its first sweep of pages or its second. */
    List<FoundResource> listed(Region region, int sweep, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new FoundResource(id(region, number), null, null, null, METRICS.get(sweep)))
                .toList();
    }

    int sweeps() {
        return METRICS.size();
    }

    /** What the tagging API tells of some queues of a Region. */
    List<TaggedArn> tagged(Region region, String awsAccount, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new TaggedArn(
                        arn(region, awsAccount, number),
                        Map.of("team", "shop", "stage", "production"),
                        id(region, number)))
                .toList();
    }

    /** What their service tells of some queues of a Region. */
    List<FoundResource> described(Region region, String awsAccount, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new FoundResource(
                        id(region, number), arn(region, awsAccount, number), null, Map.of("fifo", "false"), null))
                .toList();
    }

    private static Account account(int number, Instant now) {
        UUID id = UUID.nameUUIDFromBytes(("account " + number).getBytes(StandardCharsets.UTF_8));
        return new Account(
                new AccountId(id),
                new TenantId("acme"),
                "Account " + number,
                1,
                AccountState.ACTIVE,
                new ExternalId(id.toString()),
                new RoleArn("arn:aws:iam::" + (100_000_000_000L + number) + ":role/RolewatchRead"),
                1,
                List.of(),
                now);
    }

    private static ResourceId id(Region region, int number) {
        return ResourceId.of(region, "AWS/SQS", Map.of("QueueName", name(number)));
    }

    private static String arn(Region region, String awsAccount, int number) {
        return "arn:aws:sqs:" + region + ":" + awsAccount + ":" + name(number);
    }

    private static String name(int number) {
        return "orders-%06d".formatted(number);
    }
}
