package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.ListedAccount;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.account.rest.AccountView.MetricsRange;
import dev.rolewatch.account.rest.AccountView.ProblemView;
import dev.rolewatch.account.rest.AccountView.UsdRange;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account in lists: how it is, without what only its owner needs to connect it. */
@Schema(name = "AccountSummary", description = "An account in short; GET /accounts/{id} shows all of it.")
record AccountSummary(
        UUID id,

        @Schema(description = TenantParameter.WHOSE, examples = "\"acme\"")
        String tenant,

        @Schema(examples = "\"Production\"") String name,

        @Schema(enumeration = {"PENDING", "VERIFYING", "ACTIVE", "REFUSED", "INSECURE"})
        String state,

        @Schema(description = "When the state began.") Instant stateSince,

        @Schema(description = "What is wrong and must be mended; null if nothing is.", nullable = true)
        ProblemView problem,

        @Schema(description = "What the role's trust policy must demand.")
        String externalId,

        @Schema(
                description = "What the account is entered by; null while nothing was given.",
                nullable = true,
                enumeration = {"ROLE", "ACCESS_KEY"})
        String connectedBy,

        @Schema(nullable = true, examples = "\"arn:aws:iam::123456789012:role/RolewatchRead\"")
        String roleArn,

        @Schema(description = "The AWS account to connect.", nullable = true, examples = "\"123456789012\"")
        String awsAccountId,

        @Schema(description = "The partition of the AWS account.", examples = "\"aws\"")
        String partition,

        @Schema(
                description = "How many resources were found that are still there; null before the first.",
                nullable = true)
        Long resources,

        @Schema(description = "When a scan last looked at any Region.", nullable = true)
        Instant lastScannedAt,

        @Schema(description = "When CloudWatch was last read; null before the first time.", nullable = true)
        Instant lastReadAt,

        @Schema(description = "What reading the account has cost its owner since it was registered.")
        CostSoFar cost,

        @Schema(description = "Grows with every change of the account; good for If-Match.", examples = "3")
        long revision,

        Instant createdAt) {

    @Schema(name = "CostSoFar")
    record CostSoFar(
            @Schema(description = "GetMetricData requests.") long getMetricDataCalls,
            @Schema(description = "Metrics that AWS bills.") MetricsRange billedMetrics,

            @Schema(description = "At $0.01 for 1,000 metrics requested.")
            UsdRange estimatedUsd) {
        private static CostSoFar of(Usage usage) {
            return new CostSoFar(usage.calls(), MetricsRange.of(usage.billed()), UsdRange.of(usage.billed()));
        }
    }

    static AccountSummary of(ListedAccount account, OurAccounts ours) {
        Connection connection = account.connection();
        return new AccountSummary(
                account.id().value(),
                account.tenant().value(),
                account.name(),
                connection.state().name(),
                connection.since(),
                account.problem().map(ProblemView::of).orElse(null),
                account.externalId().value(),
                connection.entry().map(AccountViews::connectedBy).orElse(null),
                connection.role().map(role -> role.arn().value()).orElse(null),
                account.awsAccount().map(AwsAccountId::value).orElse(null),
                account.partition().orElse(ours.home()),
                account.resources().orElse(null),
                account.scannedAt(),
                account.usage().lastReadAt(),
                CostSoFar.of(account.usage()),
                account.revision(),
                account.createdAt());
    }
}
