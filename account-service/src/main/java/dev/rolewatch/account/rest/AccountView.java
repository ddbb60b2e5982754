package dev.rolewatch.account.rest;

import dev.rolewatch.account.register.Problem;
import dev.rolewatch.account.rest.SpendView.MonthView;
import dev.rolewatch.account.spend.Billed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account in the API. */
@Schema(name = "Account", description = "An account, how to connect it, and how it is.")
record AccountView(
        UUID id,

        @Schema(description = TenantParameter.WHOSE, examples = "\"acme\"")
        String tenant,

        @Schema(examples = "\"Production\"") String name,

        @Schema(
                description =
                        "PENDING: waits for a role. VERIFYING: the trust is being proven. ACTIVE: scanned and read."
                                + " REFUSED: AWS does not let Rolewatch in. INSECURE: the role lets in others too, so it"
                                + " is not used.",
                enumeration = {"PENDING", "VERIFYING", "ACTIVE", "REFUSED", "INSECURE"})
        String state,

        @Schema(description = "When the state began.") Instant stateSince,

        @Schema(description = "One sentence: what to do next.")
        String nextStep,

        @Schema(description = "What is wrong and must be mended; null if nothing is.", nullable = true)
        ProblemView problem,

        @Schema(description = "Sentences about what is not as it should be.")
        List<String> warnings,

        @Schema(
                description =
                        "What the role's trust policy must demand. Generated here, never used for another account.")
        String externalId,

        @Schema(
                description =
                        "Takes the place of externalId as soon as the role has opened with it; until then both are"
                                + " valid. null unless the external ID is being rotated.",
                nullable = true)
        String nextExternalId,

        @Schema(
                description = "When the trust of the present role or access key was last checked; null before the first"
                        + " time.",
                nullable = true)
        Instant trustCheckedAt,

        @Schema(
                description = "When somebody asked to have the trust proven; null when that has happened.",
                nullable = true)
        Instant verificationRequestedAt,

        @Schema(
                description = "The AWS account of Rolewatch in the account's partition, which the trust policy names.",
                examples = "\"999988887777\"")
        String rolewatchAwsAccountId,

        @Schema(
                description =
                        "The trust policy of the role, ready to paste; it demands the next external ID if there is"
                                + " one.",
                type = SchemaType.OBJECT)
        Map<String, Object> trustPolicy,

        @Schema(description = "The permissions policy of the role, ready to paste.", type = SchemaType.OBJECT)
        Map<String, Object> permissionsPolicy,

        @Schema(
                description = "What the account is entered by; null while nothing was given.",
                nullable = true,
                enumeration = {"ROLE", "ACCESS_KEY"})
        String connectedBy,

        @Schema(nullable = true, examples = "\"arn:aws:iam::123456789012:role/RolewatchRead\"")
        String roleArn,

        @Schema(
                description = "AWS's name of the access key, which is no secret.",
                nullable = true,
                examples = "\"AKIAIOSFODNN7EXAMPLE\"")
        String accessKeyId,

        @Schema(
                description =
                        "The AWS account to connect: as it was registered, or else that of the role, or the one that"
                                + " the access key was found to be of.",
                nullable = true,
                examples = "\"123456789012\"")
        String awsAccountId,

        @Schema(description = "The partition of the AWS account.", examples = "\"aws\"")
        String partition,

        @Schema(description = "CloudWatch namespaces that are read beside those that Rolewatch knows.")
        List<String> customNamespaces,

        @Schema(description = "What of the account is looked at and read.")
        CollectView collect,

        @Schema(
                description = "How many resources were found that are still there; null before the first.",
                nullable = true)
        Long resources,

        @Schema(
                description = "When a scan last looked at any Region; scanFailures may be of a later one.",
                nullable = true)
        Instant lastScannedAt,

        @Schema(description = "What the last scan could not look at, one sentence each.")
        List<String> scanFailures,

        @Schema(description = "When CloudWatch was last read; null before the first time.", nullable = true)
        Instant lastReadAt,

        @Schema(description = "What reading the account has cost its owner.")
        CostView cost,

        @Schema(description = "What the account's budget does; null if it has none.", nullable = true)
        BudgetView budget,

        @Schema(
                description =
                        "Grows with every change of the account by people, and when its trust is proven or refused:"
                                + " what If-Match compares. What is merely learnt of the account, such as what was read,"
                                + " leaves it as it is.",
                examples = "3")
        long revision,

        Instant createdAt) {

    @Schema(name = "AccountProblem")
    record ProblemView(
            @Schema(description = "A stable code.", examples = "\"TRUST_DENIED\"")
            String reason,

            @Schema(description = "What happened.") String detail,
            @Schema(description = "What to do.") String nextStep,

            @Schema(
                    description = "Until when Rolewatch tries by itself; null when it does not, or without end.",
                    nullable = true)
            Instant retryingUntil) {
        static ProblemView of(Problem problem) {
            return new ProblemView(problem.reason(), problem.detail(), problem.nextStep(), problem.retryingUntil());
        }
    }

    @Schema(name = "Cost")
    record CostView(
            @Schema(description = "GetMetricData requests.") long getMetricDataCalls,
            @Schema(description = "Metrics that AWS bills.") MetricsRange billedMetrics,

            @Schema(description = "At $0.01 for 1,000 metrics requested.")
            UsdRange estimatedUsd,

            @Schema(description = "From when on it is counted.")
            Instant since,

            @Schema(description = "What of it is of the present calendar month of UTC.")
            MonthView presentMonth) {}

    @Schema(description = "low counts five statistics of a metric as one, high counts each.")
    record MetricsRange(long low, long high) {
        static MetricsRange of(Billed billed) {
            return new MetricsRange(billed.low(), billed.high());
        }
    }

    record UsdRange(BigDecimal low, BigDecimal high) {
        static UsdRange of(Billed billed) {
            return new UsdRange(billed.usdLow(), billed.usdHigh());
        }
    }
}
