package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToldBudgetTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Budget FIFTY = new Budget(new BigDecimal("50.00"), List.of("AWS/RDS"));

    @Test
    void whatIsToldConcernsNoOtherService() {
        BudgetKept stopped = kept(FIFTY, NOVEMBER, at(5), true);
        RegisteredAccount account = within(FIFTY).after(stopped);

        assertThat(account.budgetKept(at(6))).contains(stopped);
        assertThat(account.revision()).isEqualTo(within(FIFTY).revision());
    }

    @Test
    void whatWasDoneForAnotherBudgetOrMonthIsNotThePresent() {
        RegisteredAccount stopped = within(FIFTY).after(kept(FIFTY, NOVEMBER, at(5), true));
        Budget sixty = new Budget(new BigDecimal("60"), FIFTY.leastFirst());
        Budget otherOrder = new Budget(FIFTY.monthlyUsd(), List.of());
        Budget withOtherZeros = new Budget(new BigDecimal("5E+1"), FIFTY.leastFirst());

        assertThat(stopped.choose(choice(sixty)).budgetKept(at(7))).isEmpty();
        assertThat(stopped.choose(choice(otherOrder)).budgetKept(at(7))).isEmpty();
        assertThat(stopped.choose(choice(null)).budgetKept(at(7))).isEmpty();
        assertThat(stopped.choose(choice(withOtherZeros)).budgetKept(at(7))).isPresent();
        assertThat(stopped.budgetKept(Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
        assertThat(stopped.budgetKept(Instant.parse("2026-11-30T23:59:59Z"))).isPresent();
    }

    @Test
    void whatIsToldLastCountsEvenFromAClockThatIsBehind() {
        BudgetKept stopped = kept(FIFTY, NOVEMBER, at(5), true);
        BudgetKept goesOn = kept(FIFTY, NOVEMBER, at(4), false);
        BudgetKept removed = kept(null, null, at(6), false);

        assertThat(within(FIFTY).after(stopped).after(goesOn).budgetKept(at(7))).contains(goesOn);
        assertThat(within(FIFTY).after(stopped).after(removed).budgetKept(at(7)))
                .isEmpty();
    }

    @Test
    void newsOfABudgetWithoutItsMonthIsRefused() {
        assertThatThrownBy(() -> within(FIFTY).after(kept(FIFTY, null, at(5), false)))
                .hasMessage("month");
    }

    private static BudgetKept kept(Budget budget, YearMonth month, Instant at, boolean stopped) {
        return new BudgetKept(ID, at, budget, month, null, null, null, stopped);
    }

    private static RegisteredAccount within(Budget budget) {
        return active().choose(choice(budget));
    }

    private static Choice choice(Budget budget) {
        return new Choice(
                "Production",
                List.of(),
                new CollectionChoice(false, List.of(), List.of(), new TreeMap<>(), null, null, budget));
    }
}
