package dev.rolewatch.account.rest;

import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.collection.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an account's budget does in the present month. */
@Schema(name = "Budget", description = "What the account's budget does in the present calendar month of UTC.")
record BudgetView(
        BigDecimal monthlyUsd,
        @Schema(examples = "\"2026-11\"") String month,

        @Schema(description = "In this month until now, at the upper end of what AWS may bill.")
        BigDecimal spentUsd,

        @Schema(
                description =
                        "What the whole month was expected to cost, at the upper end, when something was last done to"
                                + " keep the budget; null while nothing had to be done for it in this month.",
                nullable = true)
        BigDecimal expectedUsd,

        @Schema(
                description = "How often namespaces are read that are read less often than chosen.",
                type = SchemaType.OBJECT,
                examples = "{\"AWS/RDS\": \"PT20M\"}")
        Map<String, String> stretched,

        @Schema(description = "Whether nothing is read until the month ends, for the budget is spent.")
        boolean stopped,

        @Schema(description = "When something was last done to keep the budget.", nullable = true)
        Instant since) {

    static BudgetView of(Budget budget, MonthSpend spent, Optional<BudgetKept> kept) {
        return new BudgetView(
                budget.monthlyUsd(),
                spent.month().toString(),
                Price.cents(spent.total().usdHigh()),
                kept.map(BudgetKept::expectedUsd).map(Price::cents).orElse(null),
                kept.map(BudgetView::stretched).orElse(Map.of()),
                kept.map(BudgetKept::stopped).orElse(false),
                kept.map(BudgetKept::at).orElse(null));
    }

    private static Map<String, String> stretched(BudgetKept kept) {
        return kept.stretched().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        namespace -> namespace.getValue().toString(),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
