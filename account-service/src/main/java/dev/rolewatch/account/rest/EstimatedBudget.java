package dev.rolewatch.account.rest;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.estimate.Estimate;
import dev.rolewatch.contracts.account.Budget;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a budget would mean for what is estimated. */
@Schema(name = "EstimatedBudget")
record EstimatedBudget(
        BigDecimal monthlyUsd,

        @Schema(description = "By how much the upper end of the estimate is above it; 0 if it is not.")
        BigDecimal exceededByUsd,

        @Schema(description = "The same in a sentence, with what will be done.")
        String what) {

    /** @param budget null for none, then so is this */
    static EstimatedBudget of(Estimate estimate, Budget budget) {
        if (budget == null) {
            return null;
        }
        BigDecimal high = estimate.total().usd().high();
        BigDecimal exceededBy = high.subtract(budget.monthlyUsd()).max(BigDecimal.ZERO);
        String upperEnd = "The upper end of the estimate, " + Words.usd(high) + ", is ";
        String what = exceededBy.signum() == 0
                ? upperEnd + "within the budget of " + Words.usd(budget.monthlyUsd())
                        + ": it keeps nothing from being read."
                : upperEnd + Words.usd(exceededBy) + " above the budget of " + Words.usd(budget.monthlyUsd())
                        + ": namespaces will be read less often than every " + Words.every(estimate.interval())
                        + ", down to every 6 hours; if that is not enough, nothing will be read from the day on which the"
                        + " budget is spent until the month ends.";
        return new EstimatedBudget(budget.monthlyUsd(), exceededBy, what);
    }
}
