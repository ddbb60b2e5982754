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

/** Accounts that are as large as each other, with queues in one Region. */
record Customers(int accounts, int resourcesOfEach) {
    static final Region REGION = new Region("eu-central-1");

    private static final List<String> METRICS = List.of(
            "ApproximateAgeOfOldestMessage",
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesVisible",
            "NumberOfEmptyReceives",
            "NumberOfMessagesDeleted",
            "NumberOfMessagesReceived",
            "NumberOfMessagesSent");

    static Customers of(int resources, int accounts) {
        return new Customers(accounts, resources / accounts);
    }

    Stream<Account> all(Instant now) {
        return IntStream.range(0, accounts).mapToObj(number -> account(number, now));
    }

    /** What ListMetrics tells of some of an account's queues. */
    List<FoundResource> listed(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new FoundResource(id(number), null, null, null, METRICS))
                .toList();
    }

    /** What the tagging API tells of some of an account's queues. */
    List<TaggedArn> tagged(String awsAccount, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new TaggedArn(
                        "arn:aws:sqs:" + REGION + ":" + awsAccount + ":" + name(number),
                        Map.of("team", "shop", "stage", "production"),
                        id(number)))
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

    private static ResourceId id(int number) {
        return ResourceId.of(REGION, "AWS/SQS", Map.of("QueueName", name(number)));
    }

    private static String name(int number) {
        return "orders-%06d".formatted(number);
    }
}
