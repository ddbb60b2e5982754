package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.FoundResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts and resources that tests speak of. */
final class Examples {
    private Examples() {}

    static Account account(AccountId id, long revision, AccountState state) {
        return account(id, revision, state, List.of());
    }

    static Account account(AccountId id, long revision, AccountState state, List<String> customNamespaces) {
        return new Account(
                id,
                ScheduleDriver.TENANT,
                "Production",
                revision,
                state,
                new ExternalId("external-" + id),
                new RoleArn(ScheduleDriver.ROLE),
                1,
                customNamespaces,
                ScheduleDriver.NOON);
    }

    static Account account(AccountId id, long revision, CollectionChoice choice) {
        Account like = account(id, revision, AccountState.ACTIVE);
        return new Account(
                id,
                like.tenant(),
                like.name(),
                revision,
                like.state(),
                like.externalId(),
                like.roleArn(),
                like.roleRevision(),
                List.of(),
                ScheduleDriver.NOON,
                null,
                1,
                null,
                null,
                choice);
    }

    /** An account whose moment is so many seconds after the interval's start. */
    static AccountId accountWithMoment(long seconds) {
        return new AccountId(new UUID(0, Duration.ofSeconds(seconds).toMillis()));
    }

    static FoundResource queue(String name, String... metrics) {
        return new FoundResource(
                ResourceId.of(ScheduleDriver.REGION, "AWS/SQS", Map.of("QueueName", name)),
                "arn:aws:sqs:eu-central-1:111122223333:" + name,
                Map.of("team", "checkout"),
                Map.of(),
                List.of(metrics));
    }

    static FoundResource bucket(String name) {
        return new FoundResource(
                ResourceId.of(
                        ScheduleDriver.REGION, "AWS/S3", Map.of("BucketName", name, "StorageType", "StandardStorage")),
                "arn:aws:s3:::" + name,
                Map.of(),
                Map.of(),
                List.of("BucketSizeBytes"));
    }
}
