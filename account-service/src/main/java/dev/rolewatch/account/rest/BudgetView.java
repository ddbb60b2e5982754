package dev.rolewatch.account.rest;

import dev.rolewatch.account.register.BudgetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
                        "What the whole month is expected to cost like this, at the upper end; null while that is not"
                                + " known.",
                nullable = true)
        BigDecimal expectedUsd,

        @Schema(
                description = "How often namespaces are read that are read less often than chosen.",
                type = SchemaType.OBJECT,
                examples = "{\"AWS/RDS\": \"PT20M\"}")
        Map<String, String> stretched,

        @Schema(description = "Whether nothing is read until the month ends, for the budget is spent.")
        boolean stopped,

        @Schema(
                description = "When expectedUsd, stretched and stopped were last told; null if nothing was yet.",
                nullable = true)
        Instant toldAt) {

    static BudgetView of(BudgetState state) {
        return new BudgetView(
                state.budget().monthlyUsd(),
                state.month().toString(),
                state.spentUsd(),
                state.expectedUsd().orElse(null),
                stretched(state.stretched()),
                state.stopped(),
                state.toldAt().orElse(null));
    }

    private static Map<String, String> stretched(SortedMap<String, Duration> intervals) {
        Map<String, String> stretched = new TreeMap<>();
        intervals.forEach((namespace, interval) -> stretched.put(namespace, interval.toString()));
        return stretched;
    }
}
