package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.spend.Billed;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.spend.MonthSpend.NamespaceSpend;
import dev.rolewatch.contracts.account.AccountEvent.BudgetKept;
import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.account.CollectionChoice;
import dev.rolewatch.contracts.account.ExternalId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetWarningsTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Budget FIFTY = new Budget(new BigDecimal("50.00"), List.of());
    private static final Duration CHOSEN = Duration.ofMinutes(5);
    private static final Map<String, Duration> SLOW_RDS = Map.of("AWS/RDS", Duration.ofMinutes(20));
    private static final String STOPPED =
            "Nothing is read until 2026-12-01 (UTC), for the month's budget of $50 is spent; to read on before, raise"
                    + " collect.budget.monthlyUsd with PATCH /accounts/" + ID + ".";
    private static final String REMEDY = "To change that, raise collect.budget.monthlyUsd with PATCH /accounts/" + ID
            + ", or choose fewer namespaces.";

    @Test
    void whatIsStretchedIsToldWithWhatToDo() {
        RegisteredAccount account = told("49.5", SLOW_RDS, false);

        assertThat(warnings(account, at(6)))
                .containsExactly("To keep the month within its budget of $50, these namespaces are read less often than"
                        + " every 5 minutes: AWS/RDS every 20 minutes. Like this the month is expected to cost up to"
                        + " $49.50. " + REMEDY);
        assertThat(NextStep.of(account, at(6))).isEqualTo("Nothing to do: the account is connected.");
    }

    @Test
    void whoeverWillBeStoppedIsToldBeforeWhetherAnythingCanBeStretchedOrNot() {
        String expected = "ike this the month is expected to cost up to $63, so that nothing will be read any more when"
                + " $50 are spent. " + REMEDY;

        assertThat(warnings(told("63", SLOW_RDS, false), at(6)))
                .singleElement()
                .asString()
                .endsWith(". L" + expected);
        assertThat(warnings(told("63", Map.of(), false), at(6))).containsExactly("L" + expected);
    }

    @Test
    void whatTheMonthCostsIsLeftOutWhileItIsNotKnownOrOld() {
        Instant nextDay = at(5).plus(Duration.ofHours(35));
        Instant dayAfter = at(5).plus(Duration.ofHours(36));

        assertThat(state(told(null, SLOW_RDS, false), at(6)).expectedUsd()).isEmpty();
        assertThat(state(told("63", SLOW_RDS, false), nextDay).expectedUsd()).contains(new BigDecimal("63.00"));
        assertThat(state(told("63", SLOW_RDS, false), dayAfter).expectedUsd()).isEmpty();
        assertThat(warnings(told("63", SLOW_RDS, false), dayAfter))
                .singleElement()
                .asString()
                .contains("every 20 minutes. To change that");
    }

    @Test
    void theMonthIsNeverExpectedToCostLessThanWasSpent() {
        assertThat(state(told("29.99", Map.of(), false), at(6)).expectedUsd()).contains(new BigDecimal("30.00001"));
    }

    @Test
    void whatIsStoppedIsToldWithItsEndAndIsTheNextStep() {
        RegisteredAccount account = told("50", SLOW_RDS, true);
        RegisteredAccount rotating = account.rotateExternalId(new ExternalId("the-next-external-id"));

        assertThat(warnings(account, at(6))).containsExactly(STOPPED);
        assertThat(NextStep.of(account, at(6))).isEqualTo(STOPPED);
        assertThat(NextStep.of(rotating, at(6)))
                .startsWith("Replace the role's trust policy")
                .endsWith(STOPPED);
    }

    @Test
    void nothingIsSaidOfTheBudgetOfAPausedAccount() {
        RegisteredAccount stopped = paused(told("50", SLOW_RDS, true));

        assertThat(warnings(stopped, at(6))).isEmpty();
        assertThat(NextStep.of(stopped, at(6))).isEqualTo("Nothing to do: the account is connected.");
        assertThat(warnings(paused(told("63", SLOW_RDS, false)), at(6))).isEmpty();
    }

    @Test
    void whatIsKeptWithoutDoingAnythingIsNoWarning() {
        assertThat(warnings(told("40", Map.of(), false), at(6))).isEmpty();
    }

    @Test
    void whatTheOwnerReadsAsSeldomByNowIsNotStretched() {
        RegisteredAccount account = told("40", Map.of("AWS/S3", CHOSEN, "AWS/EC2", Duration.ofHours(6)), false);

        assertThat(state(account, at(6)).stretched()).containsOnlyKeys("AWS/EC2");
        assertThat(warnings(account, at(6)))
                .singleElement()
                .asString()
                .contains("every 5 minutes: AWS/EC2 every 6 hours.");
        assertThat(warnings(told("40", Map.of("AWS/S3", CHOSEN), false), at(6))).isEmpty();
    }

    @Test
    void manyStretchedNamespacesAreNotAllNamed() {
        Map<String, Duration> many =
                IntStream.range(10, 22).boxed().collect(Collectors.toMap(i -> "AWS/" + i, i -> Duration.ofMinutes(60)));

        assertThat(warnings(told("40", many, false), at(6)))
                .singleElement()
                .asString()
                .contains("AWS/19 every 60 minutes, and 2 more (budget.stretched)")
                .doesNotContain("AWS/20");
    }

    private static List<String> warnings(RegisteredAccount account, Instant now) {
        return BudgetWarnings.of(account, state(account, now), CHOSEN);
    }

    /** When $30.00001 are spent. */
    private static BudgetState state(RegisteredAccount account, Instant now) {
        MonthSpend spent =
                new MonthSpend(NOVEMBER, List.of(new NamespaceSpend("AWS/RDS", new Billed(1_000_000, 3_000_001))));
        return BudgetState.of(account, spent, CHOSEN, now).orElseThrow();
    }

    private static RegisteredAccount told(String expectedUsd, Map<String, Duration> stretched, boolean stopped) {
        BigDecimal expected = expectedUsd == null ? null : new BigDecimal(expectedUsd);
        return active().choose(choice(false))
                .after(new BudgetKept(
                        ID, at(5), FIFTY, NOVEMBER, BigDecimal.TEN, expected, new TreeMap<>(stretched), stopped));
    }

    private static RegisteredAccount paused(RegisteredAccount account) {
        return account.choose(choice(true));
    }

    private static Choice choice(boolean paused) {
        return new Choice(
                "Production",
                List.of(),
                new CollectionChoice(paused, List.of(), List.of(), new TreeMap<>(), null, null, FIFTY));
    }
}
