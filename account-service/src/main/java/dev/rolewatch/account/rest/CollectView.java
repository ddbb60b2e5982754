package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.Region;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of an account is looked at and read, in answers and, with nothing but defaults where fields are left out, in bodies. */
@Schema(name = "Collect", description = "What of the account is looked at and read.")
public record CollectView(
        @Schema(
                description = "Nothing is read, but the account is scanned: GET /accounts/{id}/estimate then tells what"
                        + " reading would cost.",
                defaultValue = "false")
        Boolean paused,

        @Schema(
                description = "The only Regions that are looked at; empty for all that the account has enabled.",
                examples = "[\"eu-central-1\"]")
        List<String> regions,

        @Schema(
                description =
                        "The only namespaces of the catalog that are read; empty for all. What is in others is found"
                                + " and shown, and not read. Custom namespaces are not named here.",
                examples = "[\"AWS/EC2\", \"AWS/RDS\"]")
        List<String> namespaces,

        @Schema(
                description = "A resource is read only if it has each of these tags with one of its values, or with any"
                        + " where the list is empty.",
                type = SchemaType.OBJECT,
                examples = "{\"team\": [\"shop\", \"web\"], \"production\": []}")
        Map<String, List<String>> tags,

        @Schema(
                description =
                        "How often metrics are read that AWS publishes at least as often: whole minutes from PT1M to"
                                + " PT60M. null for what whoever runs Rolewatch has set, which is PT5M by default.",
                nullable = true,
                examples = "\"PT5M\"")
        String interval,

        @Schema(
                description =
                        "ALL: SampleCount, Sum, Minimum, Maximum and the catalog's percentiles. FEWEST: the statistic"
                                + " that tells most of the metric.",
                enumeration = {"ALL", "FEWEST"},
                defaultValue = "ALL")
        String statistics,

        @Schema(
                description =
                        "What reading may cost in a calendar month of UTC, at the upper end of what AWS may bill. Before"
                                + " it would be exceeded, namespaces are read less often; if that is not enough, nothing is"
                                + " read until the month ends. null for no budget.",
                nullable = true)
        BudgetChoice budget) {

    @Schema(name = "BudgetChoice", description = "What reading the account may cost.")
    record BudgetChoice(
            @Schema(
                    description = "US dollars in whole cents, above 0 and at most 1000000, at the list price.",
                    required = true,
                    examples = "50")
            BigDecimal monthlyUsd,

            @Schema(
                    description =
                            "Namespaces, of the catalog or custom, in the order in which they are read less often when the"
                                    + " budget would not last. After them come the others, those that cost most first.",
                    examples = "[\"AWS/S3\"]")
            List<String> leastFirst) {

        static BudgetChoice of(Budget budget) {
            return budget == null ? null : new BudgetChoice(budget.monthlyUsd(), budget.leastFirst());
        }

        Wish.Budget wish() {
            return new Wish.Budget(monthlyUsd, leastFirst);
        }
    }

    static CollectView of(CollectionChoice choice) {
        return new CollectView(
                choice.paused(),
                choice.regions().stream().map(Region::value).toList(),
                choice.namespaces(),
                choice.tags(),
                Objects.toString(choice.interval(), null),
                choice.statistics().name(),
                BudgetChoice.of(choice.budget()));
    }

    public Wish.Collect wish() {
        return new Wish.Collect(
                paused, regions, namespaces, tags, interval, statistics, budget == null ? null : budget.wish());
    }
}
