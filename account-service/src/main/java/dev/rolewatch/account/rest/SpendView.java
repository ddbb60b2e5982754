package dev.rolewatch.account.rest;

import dev.rolewatch.account.rest.AccountView.MetricsRange;
import dev.rolewatch.account.rest.AccountView.UsdRange;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.spend.MonthSpend.NamespaceSpend;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code GET /spend}. */
@Schema(
        name = "Spend",
        description =
                "What AWS bills for reading all accounts in a calendar month of UTC, as GetMetricData requests were"
                        + " reported. In each range low counts five statistics of a metric as one metric, and high counts"
                        + " each.")
record SpendView(
        @Schema(examples = "\"2026-11\"") String month,

        @Schema(
                description =
                        "Metrics that AWS bills, of all accounts, the removed ones too; null but on the first page.",
                nullable = true)
        MetricsRange billedMetrics,

        @Schema(description = "At $0.01 for 1,000 metrics requested; null but on the first page.", nullable = true)
        UsdRange estimatedUsd,

        @Schema(
                description = "The 500 largest namespaces of all accounts together, the largest first; null but on the"
                        + " first page.",
                nullable = true)
        List<NamespaceSpendView> namespaces,

        @Schema(description = "Some of the accounts that anything was spent on, as sort says.")
        List<AccountSpendView> accounts,

        @Schema(
                description = "The address of the next page of accounts; null on the last.",
                examples = "\"/spend?month=2026-11&limit=100&after=5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11\"",
                nullable = true)
        URI next) {
    private static final int MOST_NAMESPACES = 500;

    /** What was spent on all accounts is summed up once, and not for each page. */
    static SpendView firstPage(MonthSpend tenant, List<AccountSpend> accounts, URI next) {
        return new SpendView(
                tenant.month().toString(),
                MetricsRange.of(tenant.total()),
                UsdRange.of(tenant.total()),
                namespaces(tenant).stream().limit(MOST_NAMESPACES).toList(),
                views(accounts),
                next);
    }

    static SpendView laterPage(YearMonth month, List<AccountSpend> accounts, URI next) {
        return new SpendView(month.toString(), null, null, null, views(accounts), next);
    }

    private static List<AccountSpendView> views(List<AccountSpend> accounts) {
        return accounts.stream().map(AccountSpendView::of).toList();
    }

    @Schema(name = "NamespaceSpend")
    record NamespaceSpendView(
            @Schema(examples = "\"AWS/EC2\"") String namespace, MetricsRange billedMetrics, UsdRange estimatedUsd) {
        private static NamespaceSpendView of(NamespaceSpend spend) {
            return new NamespaceSpendView(
                    spend.namespace(), MetricsRange.of(spend.billed()), UsdRange.of(spend.billed()));
        }
    }

    @Schema(name = "AccountSpend")
    record AccountSpendView(
            UUID id,

            @Schema(description = TenantParameter.WHOSE, examples = "\"acme\"")
            String tenant,

            @Schema(
                    description =
                            "Its present name, or the last of one that was removed; null where a former release of"
                                    + " Rolewatch removed it.",
                    nullable = true,
                    examples = "\"Production\"")
            String name,

            @Schema(
                    description = "null while it is registered, and where name is null: that account is removed too.",
                    nullable = true)
            Instant removedAt,

            MetricsRange billedMetrics,
            UsdRange estimatedUsd,
            @Schema(description = "The largest first.") List<NamespaceSpendView> namespaces) {
        private static AccountSpendView of(AccountSpend account) {
            Billed total = account.spend().total();
            return new AccountSpendView(
                    account.account().value(),
                    account.tenant().value(),
                    account.name(),
                    account.removedAt(),
                    MetricsRange.of(total),
                    UsdRange.of(total),
                    SpendView.namespaces(account.spend()));
        }
    }

    @Schema(name = "MonthSpend", description = "What AWS bills for reading an account in a calendar month of UTC.")
    record MonthView(
            @Schema(examples = "\"2026-11\"") String month,
            MetricsRange billedMetrics,
            UsdRange estimatedUsd,
            @Schema(description = "The largest first.") List<NamespaceSpendView> namespaces) {
        static MonthView of(MonthSpend spend) {
            return new MonthView(
                    spend.month().toString(),
                    MetricsRange.of(spend.total()),
                    UsdRange.of(spend.total()),
                    SpendView.namespaces(spend));
        }
    }

    private static List<NamespaceSpendView> namespaces(MonthSpend spend) {
        return spend.namespaces().stream().map(NamespaceSpendView::of).toList();
    }
}
