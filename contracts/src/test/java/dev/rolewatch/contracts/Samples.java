package dev.rolewatch.contracts;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.EncryptedAccessKey;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.account.RoleArn;
import dev.rolewatch.contracts.account.TenantId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.MetricToRead;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Shard;
import dev.rolewatch.contracts.collection.Window;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.contracts.metrics.MetricsBatch;
import dev.rolewatch.contracts.metrics.Point;
import dev.rolewatch.contracts.metrics.ResourcePoints;
import dev.rolewatch.contracts.metrics.Series;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceId;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One of each message, as the golden files hold them. */
final class Samples {
    private static final AccountId ACCOUNT = AccountId.of("0b6f3c2e-6f0f-4b9a-9d55-3a1f0e3f8c11");
    private static final TenantId TENANT = new TenantId("acme");
    private static final AwsAccountId AWS_ACCOUNT = new AwsAccountId("123456789012");
    private static final Region REGION = new Region("eu-central-1");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ResourceId INSTANCE =
            ResourceId.of(REGION, "AWS/EC2", Map.of("InstanceId", "i-0123456789abcdef0"));
    private static final String ARN = "arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0";
    private static final TreeMap<String, String> TAGS = new TreeMap<>(Map.of("Name", "web-1", "team", "shop"));

    private Samples() {}

    /** Each sample under the name of its golden file. */
    static Map<String, Object> messages() {
        Map<String, Object> all = new TreeMap<>();
        all.put("account", account());
        all.put("account-with-access-key", accountWithAccessKey());
        all.putAll(accountEvents());
        all.put(
                "credential-request",
                new CredentialRequest(
                        "request-1", ACCOUNT, new byte[] {1, 2, 3}, NOON, NOON.plusSeconds(3600), AWS_ACCOUNT));
        all.put(
                "credential-reply-granted",
                new CredentialReply.Granted("request-1", ACCOUNT, new byte[] {4, 5, 6}, NOON.plusSeconds(3600)));
        all.put(
                "credential-reply-refused",
                new CredentialReply.Refused(
                        "request-1",
                        ACCOUNT,
                        RefusalReason.TRUST_DENIED,
                        "AWS refuses the role; check its external ID."));
        all.put("credential-reply-withdrawn", new CredentialReply.Withdrawn(ACCOUNT, NOON));
        all.put(
                "scan-request",
                new ScanRequest(
                        "scan-1",
                        ACCOUNT,
                        AWS_ACCOUNT,
                        "aws",
                        List.of("Shop/Orders"),
                        NOON,
                        List.of(REGION, new Region("eu-west-1")),
                        List.of(REGION)));
        all.put(
                "scan-result-found",
                new ScanResult.Found("scan-1", ACCOUNT, REGION, ScanResult.Source.DESCRIBED, List.of(foundResource())));
        all.put(
                "scan-result-tagged",
                new ScanResult.Tagged("scan-1", ACCOUNT, REGION, List.of(new TaggedArn(ARN, TAGS, INSTANCE))));
        all.put(
                "scan-result-looked",
                new ScanResult.Looked(
                        "scan-1",
                        ACCOUNT,
                        REGION,
                        NOON,
                        true,
                        List.of(
                                new DescribedKind("AWS/EC2", new TreeSet<>(List.of("InstanceId"))),
                                new DescribedKind("AWS/Lambda", new TreeSet<>(List.of("FunctionName")))
                                        .except("us-east-1."))));
        all.put(
                "scan-result-finished",
                new ScanResult.Finished(
                        "scan-1",
                        ACCOUNT,
                        NOON,
                        List.of(REGION),
                        List.of("Tags are missing: allow tag:GetResources."),
                        List.of(new Region("us-east-1")),
                        List.of(new Region("af-south-1"))));
        all.put("resource", resource());
        all.put("work-item", workItem());
        all.put("collection-report", collectionReport());
        return all;
    }

    private static Account account() {
        return new Account(
                ACCOUNT,
                TENANT,
                "Shop, production",
                3,
                AccountState.ACTIVE,
                new ExternalId("5d1c7a0e-7d7c-4c58-8a1e-0a35a2f3b9b4"),
                new RoleArn("arn:aws:iam::123456789012:role/rolewatch/RolewatchRead"),
                2,
                List.of("Shop/Orders"),
                NOON,
                new ExternalId("0c5b4f0e-2d2e-4d0c-9a53-6f1f7a1a2b3c"),
                3,
                null,
                AWS_ACCOUNT,
                new CollectionChoice(
                        false,
                        List.of(REGION),
                        List.of("AWS/EC2", "AWS/RDS"),
                        new TreeMap<>(Map.of("team", List.of("shop"))),
                        Duration.ofMinutes(5),
                        CollectionChoice.Statistics.FEWEST,
                        new Budget(new BigDecimal("50.25"), List.of("AWS/RDS"))));
    }

    private static Account accountWithAccessKey() {
        return new Account(
                ACCOUNT,
                TENANT,
                "Shop, production",
                2,
                AccountState.VERIFYING,
                new ExternalId("5d1c7a0e-7d7c-4c58-8a1e-0a35a2f3b9b4"),
                null,
                2,
                List.of(),
                NOON,
                null,
                2,
                new EncryptedAccessKey("AKIAIOSFODNN7EXAMPLE", "aws", new byte[] {7, 8, 9}),
                null,
                null);
    }

    private static Map<String, AccountEvent> accountEvents() {
        return Map.of(
                "account-event-trust-proven",
                new AccountEvent.TrustProven(
                        ACCOUNT, NOON, 2, true, new ExternalId("5d1c7a0e-7d7c-4c58-8a1e-0a35a2f3b9b4"), AWS_ACCOUNT),
                "account-event-trust-refused",
                new AccountEvent.TrustRefused(
                        ACCOUNT, NOON, 2, RefusalReason.TRUST_DENIED, "AWS refuses the role.", NOON.plusSeconds(900)),
                "account-event-trust-insecure",
                new AccountEvent.TrustInsecure(ACCOUNT, NOON, 2, "The role opens without its external ID."),
                "account-event-scanned",
                new AccountEvent.Scanned(
                        ACCOUNT,
                        NOON,
                        List.of(REGION),
                        List.of(),
                        new TreeMap<>(Map.of("Shop/Orders", 17)),
                        new TreeMap<>(Map.of(REGION.value(), 4))),
                "account-event-denied",
                new AccountEvent.Denied(
                        ACCOUNT, NOON, REGION, "cloudwatch:GetMetricData", "Allow cloudwatch:GetMetricData."),
                "account-event-throttled",
                new AccountEvent.Throttled(ACCOUNT, NOON, REGION, "cloudwatch:GetMetricData"),
                "account-event-recovered",
                new AccountEvent.Recovered(ACCOUNT, NOON, REGION, "cloudwatch:GetMetricData"),
                "account-event-budget-kept",
                new AccountEvent.BudgetKept(
                        ACCOUNT,
                        NOON,
                        new Budget(new BigDecimal("50.25"), List.of("AWS/RDS")),
                        YearMonth.of(2026, 11),
                        new BigDecimal("41.21"),
                        new BigDecimal("49.98"),
                        new TreeMap<>(Map.of("AWS/RDS", Duration.ofMinutes(20))),
                        false));
    }

    private static FoundResource foundResource() {
        return new FoundResource(
                INSTANCE,
                ARN,
                Map.of("Name", "web-1"),
                Map.of("instance-type", "m7g.large"),
                List.of("CPUUtilization"));
    }

    private static Resource resource() {
        return new Resource(
                ACCOUNT,
                TENANT,
                AWS_ACCOUNT,
                INSTANCE,
                ARN,
                "web-1",
                TAGS,
                new TreeMap<>(Map.of("instance-type", "m7g.large")),
                NOON,
                NOON.plusSeconds(900),
                List.of("CPUUtilization"),
                true);
    }

    private static WorkItem workItem() {
        return new WorkItem(
                "item-1",
                ACCOUNT,
                TENANT,
                AWS_ACCOUNT,
                INSTANCE,
                ARN,
                TAGS,
                Duration.ofMinutes(5),
                new Window(NOON.minusSeconds(900), NOON),
                List.of(new MetricToRead(
                        "CPUUtilization",
                        "Percent",
                        Duration.ofMinutes(5),
                        List.of("SampleCount", "Sum", "Minimum", "Maximum", "p99"))),
                NOON,
                new Shard(1, 3));
    }

    private static CollectionReport collectionReport() {
        Duration cadence = Duration.ofMinutes(5);
        return new CollectionReport(
                ACCOUNT,
                TENANT,
                AWS_ACCOUNT,
                REGION,
                NOON,
                2,
                List.of(
                        new ItemOutcome.Read("item-1", INSTANCE, cadence, NOON, 3, 1, 5, null, List.of()),
                        new ItemOutcome.Read(
                                "item-3",
                                INSTANCE,
                                cadence,
                                NOON,
                                3,
                                1,
                                5,
                                new ItemOutcome.Rejected(List.of("Odd"), "CloudWatch does not accept it."),
                                List.of("Quiet")),
                        new ItemOutcome.NotRead(
                                "item-2",
                                INSTANCE,
                                cadence,
                                NotReadReason.THROTTLED,
                                "CloudWatch asked to slow down; it is read again by itself.",
                                2,
                                1,
                                5,
                                List.of("Loud"))));
    }

    static String resourceKey() {
        return Resource.key(ACCOUNT, INSTANCE);
    }

    /** Each sample of what is on the metrics topic under the name of its golden file. */
    static Map<String, MetricsBatch> metrics() {
        Point all = new Point(
                NOON, Duration.ofMinutes(5), 5, 212.5, 40, 45.25, new TreeMap<>(Map.of(0.5, 42.0, 0.99, 45.0)));
        Point average = new Point(NOON, Duration.ofMinutes(5), 5.0, 212.5, null, null, new TreeMap<>());
        Point peak = new Point(NOON, Duration.ofMinutes(5), null, null, null, 45.25, new TreeMap<>());
        return new TreeMap<>(Map.of(
                "metrics",
                batch(
                        points(new Series("CPUUtilization", "Percent", List.of(all))),
                        new ResourcePoints(
                                ResourceId.of(REGION, "Shop/Orders", Map.of()),
                                null,
                                new TreeMap<>(),
                                List.of(new Series("Orders", null, List.of(all))))),
                "metrics-fewer-statistics",
                batch(points(
                        new Series("CPUUtilization", "Percent", List.of(average)),
                        new Series("StatusCheckFailed", "Count", List.of(peak))))));
    }

    private static MetricsBatch batch(ResourcePoints... resources) {
        return new MetricsBatch(TENANT, ACCOUNT, AWS_ACCOUNT, REGION, List.of(resources));
    }

    private static ResourcePoints points(Series... series) {
        return new ResourcePoints(INSTANCE, ARN, TAGS, List.of(series));
    }
}
