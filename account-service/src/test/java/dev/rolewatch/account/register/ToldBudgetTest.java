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
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldBudgetTest {
    private static final Budget FIFTY = new Budget(new BigDecimal("50.00"), List.of("AWS/RDS"));
    private static final Duration CHOSEN = Duration.ofMinutes(5);
    private static final Map<String, Duration> SLOW_RDS = Map.of("AWS/RDS", Duration.ofMinutes(20));

    @Test
    void whatIsStretchedIsToldWithWhatToDo() {
        BudgetKept kept = kept(FIFTY, "49.5", SLOW_RDS, false);
        RegisteredAccount account = within(FIFTY).after(kept);

        assertThat(account.budgetKept(at(6))).contains(kept);
        assertThat(account.revision()).isEqualTo(within(FIFTY).revision());
        assertThat(BudgetWarnings.of(kept, CHOSEN))
                .containsExactly(
                        "To keep the month within its budget of $50, these namespaces are read less often than every"
                                + " 5 minutes: AWS/RDS every 20 minutes. Like this the month is expected to cost up to $49.50;"
                                + " raise collect.budget.monthlyUsd with PATCH /accounts/" + ID
                                + ", or choose fewer namespaces.");
        assertThat(NextStep.of(account, at(6))).isEqualTo("Nothing to do: the account is connected.");
    }

    @Test
    void whoeverWillBeStoppedIsToldBefore() {
        assertThat(BudgetWarnings.of(kept(FIFTY, "63", SLOW_RDS, false), CHOSEN))
                .singleElement()
                .asString()
                .contains("up to $63, so that nothing will be read any more when $50 are spent");
    }

    @Test
    void whatIsStoppedIsToldWithItsEndAndIsTheNextStep() {
        RegisteredAccount account = within(FIFTY).after(kept(FIFTY, "50", SLOW_RDS, true));
        String sentence = "Nothing is read until 2026-12-01 (UTC), for the month's budget of $50 is spent; to read on"
                + " before, raise collect.budget.monthlyUsd with PATCH /accounts/" + ID + ".";

        assertThat(BudgetWarnings.of(account.budgetKept(at(6)).orElseThrow(), CHOSEN))
                .containsExactly(sentence);
        assertThat(NextStep.of(account, at(6))).isEqualTo(sentence);
    }

    @Test
    void whatIsKeptWithoutDoingAnythingIsNoWarning() {
        assertThat(BudgetWarnings.of(kept(FIFTY, "40", Map.of(), false), CHOSEN))
                .isEmpty();
    }

    @Test
    void manyStretchedNamespacesAreNotAllNamed() {
        Map<String, Duration> many =
                IntStream.range(10, 22).boxed().collect(Collectors.toMap(i -> "AWS/" + i, i -> Duration.ofMinutes(60)));

        assertThat(BudgetWarnings.of(kept(FIFTY, "40", many, false), CHOSEN))
                .singleElement()
                .asString()
                .contains("AWS/19 every 60 minutes, and 2 more (budget.stretched)")
                .doesNotContain("AWS/20");
    }

    @Test
    void whatWasDoneForAnotherBudgetOrMonthIsNotThePresent() {
        RegisteredAccount stopped = within(FIFTY).after(kept(FIFTY, "50", SLOW_RDS, true));
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
        BudgetKept known = kept(FIFTY, "50", SLOW_RDS, true);
        BudgetKept earlier =
                new BudgetKept(ID, at(4), FIFTY, known.month(), BigDecimal.ONE, BigDecimal.ONE, new TreeMap<>(), false);
        BudgetKept removed = new BudgetKept(ID, at(6), null, null, null, null, null, false);

        assertThat(within(FIFTY).after(known).after(earlier).budgetKept(at(7))).contains(earlier);
        assertThat(within(FIFTY).after(known).after(removed).budgetKept(at(7))).isEmpty();
    }

    @Test
    void newsOfABudgetWithoutItsFiguresIsRefused() {
        BudgetKept news = new BudgetKept(ID, at(5), FIFTY, null, BigDecimal.ONE, BigDecimal.ONE, null, false);

        assertThatThrownBy(() -> within(FIFTY).after(news)).hasMessage("month");
    }

    private static BudgetKept kept(Budget budget, String expected, Map<String, Duration> stretched, boolean stopped) {
        SortedMap<String, Duration> sorted = new TreeMap<>(stretched);
        return new BudgetKept(
                ID,
                at(5),
                budget,
                YearMonth.of(2026, 11),
                new BigDecimal("30"),
                new BigDecimal(expected),
                sorted,
                stopped);
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
