package dev.rolewatch.account.register;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts, and what may be learnt of them. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final AccountId ID = AccountId.of("5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11");
    public static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/RolewatchRead");
    public static final ExternalId EXTERNAL_ID = new ExternalId("the-external-id");
    public static final Choice CHOICE = new Choice("Production", List.of(), CollectionChoice.EVERYTHING);
    public static final Region REGION = new Region("eu-central-1");

    static final EncryptedAccessKey ACCESS_KEY =
            new EncryptedAccessKey("AKIAIOSFODNN7EXAMPLE", "aws", new byte[] {1, 2, 3});

    private static final ResourceId RESOURCE = ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-1"));
    private static final Duration CADENCE = Duration.ofMinutes(5);

    private Samples() {}

    public static Instant at(int minutesAfterNoon) {
        return NOON.plus(Duration.ofMinutes(minutesAfterNoon));
    }

    static RegisteredAccount pending() {
        return RegisteredAccount.register(registration(Optional.empty()), CHOICE, EXTERNAL_ID);
    }

    static Registration registration(Optional<AwsAccountId> expected) {
        return new Registration(ID, TenantId.DEFAULT, expected, Optional.empty(), NOON);
    }

    static RegisteredAccount withAccessKey() {
        return pending().giveAccessKey(ACCESS_KEY, at(1));
    }

    static RegisteredAccount verifying() {
        return pending().giveRole(ROLE, at(1));
    }

    static RegisteredAccount active() {
        return verifying().after(proven(ID, 2, at(2)));
    }

    public static TrustProven proven(AccountId account, long roleRevision, Instant at) {
        return new TrustProven(account, at, roleRevision, true, null, null);
    }

    public static TrustRefused refused(AccountId account, long roleRevision, Instant at) {
        return new TrustRefused(account, at, roleRevision, RefusalReason.TRUST_DENIED, "STS denies it.", null);
    }

    static TrustRefused stillTrying(long roleRevision, Instant at) {
        return new TrustRefused(ID, at, roleRevision, RefusalReason.TRUST_DENIED, "STS denies it as yet.", at(15));
    }

    static TrustInsecure insecure(long roleRevision, Instant at) {
        return new TrustInsecure(ID, at, roleRevision, "The role opens without the external ID.");
    }

    public static CollectionReport report(AccountId account, Instant at, ItemOutcome... items) {
        return new CollectionReport(
                account, TenantId.DEFAULT, new AwsAccountId("123456789012"), REGION, at, 2, List.of(items));
    }

    public static ItemOutcome read(int billed) {
        return new ItemOutcome.Read("item", RESOURCE, CADENCE, NOON, 5, billed, 5 * billed, null, List.of());
    }

    public static ItemOutcome readOf(String namespace, int billedMetrics, int billedStatistics) {
        ResourceId resource = ResourceId.of(REGION, namespace, Map.of("Id", "1"));
        return new ItemOutcome.Read(
                "item", resource, CADENCE, NOON, 5, billedMetrics, billedStatistics, null, List.of());
    }

    static ItemOutcome readWithout(String namespace, String... metrics) {
        ResourceId resource = ResourceId.of(REGION, namespace, Map.of());
        return new ItemOutcome.Read(
                "item",
                resource,
                CADENCE,
                NOON,
                5,
                1,
                5,
                new ItemOutcome.Rejected(List.of(metrics), "It said no."),
                List.of());
    }

    public static ItemOutcome notRead(NotReadReason reason, int billed) {
        return new ItemOutcome.NotRead(
                "item", RESOURCE, CADENCE, reason, "It was " + reason + ".", 0, billed, 5 * billed, List.of());
    }
}
