package dev.rolewatch.discovery.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Budget;
import dev.rolewatch.contracts.collection.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month of 30 days, at whose beginning 12,000 statistics are read in an hour: half of them of A, a third of B. */
class BudgetingTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final List<String> LEAST_FIRST = List.of("B", "none", "A");
    private static final Load LOAD = load();

    @ParameterizedTest(name = "for {0} statistics in an hour: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "12000 | ",
                "11999 | B=10m",
                "10003 | B=10m",
                "10001 | B=20m",
                "8500  | B=60m",
                "8338  | B=60m",
                "8336  | B=60m A=10m",
                "2838  | B=60m A=60m",
                "2836  | B=60m A=60m C=10m",
                "1012  | B=60m A=60m C=60m",
                "1     | B=60m A=60m C=60m",
            })
    void whatMattersLeastIsStretchedFirstAndNoFurtherThanNeeded(long perHour, String stretched) {
        assertThat(keep(perHour * 24 * 30, Spending.NONE, BEGIN))
                .isEqualTo(new Kept(budget(perHour * 24 * 30), JUNE, stretches(stretched), false));
    }

    @Test
    void whatCostsMostComesNextAfterWhatIsNamed() {
        Budget budget = new Budget(Price.ofMetrics(5_999 * 24 * 30), List.of());

        assertThat(new Budgeting(budget, INTERVAL, BEGIN)
                        .kept(Spending.NONE, Optional.of(LOAD))
                        .stretched())
                .isEqualTo(stretches("A=60m B=10m"));
    }

    @Test
    void readingStopsWhenTheBudgetIsSpentAndNotBefore() {
        assertThat(keep(1_000, new Spending(JUNE, 999, Kept.NOTHING), BEGIN).stopped())
                .isFalse();
        assertThat(keep(1_000, new Spending(JUNE, 1_000, Kept.NOTHING), BEGIN).stopped())
                .isTrue();
    }

    @Test
    void aNewMonthABudgetThatIsRaisedAndOneThatIsRemovedBringEverythingBack() {
        long enough = 12_000 * 24 * 30;
        Kept stopped = new Kept(budget(enough), JUNE, stretches("A=60m"), true);
        Spending spent = new Spending(JUNE, enough, stopped);
        Instant july = Instant.parse("2026-07-02T00:00:00Z");

        assertThat(keep(enough, spent, july).isNothing()).isTrue();
        assertThat(keep(2 * enough, spent, BEGIN).isNothing()).isTrue();
        assertThat(new Budgeting(null, INTERVAL, BEGIN).kept(spent, Optional.empty()))
                .isEqualTo(Kept.NOTHING);
    }

    @Test
    void whatIsStretchedStaysWhileTheLoadIsNotKnown() {
        Budget budget = budget(1_000);
        Kept stretched = new Kept(budget, JUNE, stretches("A=60m"), false);

        assertThat(new Budgeting(budget, INTERVAL, BEGIN).kept(new Spending(JUNE, 10, stretched), Optional.empty()))
                .isEqualTo(stretched);
    }

    @Test
    void whatIsReadMoreOftenAgainFitsWithRoomToSpare() {
        long fits = 12_000 * 24 * 30;
        Spending stretched = new Spending(JUNE, 0, new Kept(budget(fits), JUNE, stretches("B=10m"), false));

        assertThat(keep(fits, stretched, BEGIN).stretched()).isEqualTo(stretches("B=10m"));
        assertThat(keep(fits, stretched, BEGIN.plus(Duration.ofDays(1))).stretched())
                .isEmpty();
    }

    @Test
    void whatIsPublishedMoreSeldomIsNotStretched() {
        Load load = new Load();
        load.add("daily", Duration.ofDays(1), 1_000);

        assertThat(new Budgeting(budget(10), INTERVAL, BEGIN)
                        .kept(Spending.NONE, Optional.of(load))
                        .stretched())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2 4 8 16 32 60", "5, 10 20 40 60", "7, 14 28 56", "30, 60", "45, ''", "60, ''"})
    void intervalsAreDoubledUpToAnHour(int interval, String stretches) {
        assertThat(Stretching.stretches(Duration.ofMinutes(interval)).stream()
                        .map(stretch -> Long.toString(stretch.toMinutes())))
                .containsExactlyElementsOf(stretches.isEmpty() ? List.of() : List.of(stretches.split(" ")));
    }

    @Test
    void whatWasSpentBelongsToItsMonth() {
        Spending june = Spending.NONE.and(5, JUNE).and(6, JUNE);
        Spending july = june.and(7, JUNE.plusMonths(1));

        assertThat(june.in(JUNE)).isEqualTo(11);
        assertThat(june.in(JUNE.plusMonths(1))).isZero();
        assertThat(july.and(8, JUNE).in(JUNE.plusMonths(1))).isEqualTo(7);
    }

    private static Kept keep(long statistics, Spending spending, Instant now) {
        return new Budgeting(budget(statistics), INTERVAL, now).kept(spending, Optional.of(LOAD));
    }

    private static Budget budget(long statistics) {
        return new Budget(Price.ofMetrics(statistics), LEAST_FIRST);
    }

    private static Load load() {
        Load load = new Load();
        load.add("A", INTERVAL, 500);
        load.add("B", INTERVAL, 333);
        load.add("B", Duration.ofHours(1), 4);
        load.add("C", INTERVAL, 166);
        load.add("C", Duration.ofHours(1), 8);
        return load;
    }

    private static TreeMap<String, Duration> stretches(String text) {
        TreeMap<String, Duration> stretches = new TreeMap<>();
        for (String one : text == null ? new String[0] : text.split(" ")) {
            stretches.put(one.split("=")[0], Duration.parse("PT" + one.split("=")[1].toUpperCase(Locale.ROOT)));
        }
        return stretches;
    }
}
