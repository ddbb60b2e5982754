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
import java.util.Random;
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
                "8504  | B=40m",
                "8057  | B=360m",
                "8056  | B=360m A=10m",
                "2140  | B=360m A=360m",
                "2139  | B=360m A=360m C=10m",
                "169   | B=360m A=360m C=360m",
            })
    void whatMattersLeastIsStretchedFirstAndNoFurtherThanNeeded(long perHour, String stretched) {
        assertThat(keep(perHour * 24 * 30, Spending.NONE, BEGIN))
                .isEqualTo(new Measures(budget(perHour * 24 * 30), JUNE, stretches(stretched), false, false));
    }

    @Test
    void whatCostsMostComesNextAfterWhatIsNamed() {
        Budget budget = new Budget(Price.ofMetrics(5_000 * 24 * 30), List.of());

        assertThat(new Budgeting(budget, INTERVAL, BEGIN)
                        .measures(Spending.NONE, Optional.of(LOAD))
                        .stretched())
                .isEqualTo(stretches("A=360m B=10m"));
    }

    @Test
    void readingStopsWhenTheBudgetIsSpentAndNotBefore() {
        assertThat(keep(1_000, new Spending(JUNE, 999, Measures.NONE, null), BEGIN)
                        .stopped())
                .isFalse();
        assertThat(keep(1_000, new Spending(JUNE, 1_000, Measures.NONE, null), BEGIN)
                        .stopped())
                .isTrue();
    }

    @Test
    void aNewMonthABudgetThatIsRaisedAndOneThatIsRemovedBringEverythingBack() {
        long enough = 12_000 * 24 * 30;
        Measures stopped = new Measures(budget(enough), JUNE, stretches("A=60m"), true, false);
        Spending spent = new Spending(JUNE, enough, stopped, null);
        Instant july = Instant.parse("2026-07-02T00:00:00Z");

        assertThat(keep(enough, spent, july).isNothing()).isTrue();
        assertThat(keep(2 * enough, spent, BEGIN).isNothing()).isTrue();
        assertThat(new Budgeting(null, INTERVAL, BEGIN).measures(spent, Optional.empty()))
                .isEqualTo(Measures.NONE);
    }

    @Test
    void whatIsStretchedStaysWhileTheLoadIsNotKnown() {
        Budget budget = budget(1_000);
        Measures stretched = new Measures(budget, JUNE, stretches("A=60m"), false, false);

        assertThat(new Budgeting(budget, INTERVAL, BEGIN)
                        .measures(new Spending(JUNE, 10, stretched, null), Optional.empty()))
                .isEqualTo(stretched);
    }

    @Test
    void whatIsReadMoreOftenAgainFitsWithRoomToSpare() {
        long fits = 12_000 * 24 * 30;
        Spending stretched =
                new Spending(JUNE, 0, new Measures(budget(fits), JUNE, stretches("B=10m"), false, false), null);

        assertThat(keep(fits, stretched, BEGIN).stretched()).isEqualTo(stretches("B=10m"));
        assertThat(keep(fits, stretched, BEGIN.plus(Duration.ofDays(1))).stretched())
                .isEmpty();
    }

    /** Whatever the sums round to: hours of all kinds of lengths, and loads that do not divide evenly. */
    @Test
    void whatFitsAsItIsStaysAsItIs() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Instant now = BEGIN.plusSeconds(random.nextInt(20 * 24 * 3600));
            Load load = new Load();
            List.of("A", "B", "C").forEach(namespace -> load.add(namespace, INTERVAL, 1 + random.nextInt(1_000_000)));
            TreeMap<String, Duration> current = stretches("B=20m");
            double needed = load.in(Duration.between(now, Instant.parse("2026-07-01T00:00:00Z")), current);
            Budget budget = budget(Math.round(needed * 1.01));
            Spending spending = new Spending(JUNE, 0, new Measures(budget, JUNE, current, false, false), null);

            assertThat(new Budgeting(budget, INTERVAL, now).measures(spending, Optional.of(load)))
                    .isEqualTo(spending.measures());
        }
    }

    @Test
    void aBudgetThatComesToBeTooLittleAlthoughAllIsStretchedIsNews() {
        TreeMap<String, Duration> all = stretches("B=360m A=360m C=360m");
        Measures enough = keep(170 * 24 * 30, Spending.NONE, BEGIN);
        Spending stretched = new Spending(JUNE, 0, enough, null);
        Load grown = load();
        grown.add("A", INTERVAL, 5_000);

        Measures now = new Budgeting(enough.budget(), INTERVAL, BEGIN).measures(stretched, Optional.of(grown));

        assertThat(enough).isEqualTo(new Measures(enough.budget(), JUNE, all, false, false));
        assertThat(now).isEqualTo(new Measures(enough.budget(), JUNE, all, false, true));
        assertThat(now.isNewsAfter(enough)).isTrue();
        assertThat(keep(100, Spending.NONE, BEGIN).tooLittle()).isTrue();
    }

    @Test
    void whatTheMonthWillCostIsNotKnownBeforeTheLoadIs() {
        Spending spent = new Spending(JUNE, 10, Measures.NONE, null);
        Budgeting budgeting = new Budgeting(budget(1_000), INTERVAL, BEGIN);

        assertThat(budgeting.expected(spent, Optional.empty())).isEmpty();
        assertThat(budgeting.expected(spent, Optional.of(LOAD))).hasValue(10 + 12_000 * 24 * 30);
        assertThat(budgeting.expected(
                        spent.with(new Measures(budgeting.budget(), JUNE, null, true, false)), Optional.empty()))
                .hasValue(10);
    }

    @Test
    void whatIsReadNoLessOftenThanChosenIsNotStretched() {
        Measures stretched = new Measures(budget(1_000), JUNE, stretches("A=60m B=10m"), false, false);

        assertThat(new Budgeting(budget(1_000), Duration.ofMinutes(15), BEGIN)
                        .measures(new Spending(JUNE, 10, stretched, null), Optional.empty())
                        .stretched())
                .isEqualTo(stretches("A=60m"));
    }

    @Test
    void whatIsPublishedMoreSeldomIsNotStretched() {
        Load load = new Load();
        load.add("daily", Duration.ofDays(1), 1_000);

        assertThat(new Budgeting(budget(10), INTERVAL, BEGIN)
                        .measures(Spending.NONE, Optional.of(load))
                        .stretched())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2 4 8 16 32 64 128 256 360",
        "5, 10 20 40 80 160 320 360",
        "7, 14 28 56 112 224 357",
        "60, 120 240 360"
    })
    void intervalsAreDoubledUpToSixHours(int interval, String stretches) {
        assertThat(Stretching.stretches(Duration.ofMinutes(interval)).stream()
                        .map(stretch -> Long.toString(stretch.toMinutes())))
                .containsExactly(stretches.split(" "));
    }

    @Test
    void whatWasSpentBelongsToItsMonth() {
        Spending june = Spending.NONE.and(5, JUNE).and(6, JUNE);
        Spending july = june.and(7, JUNE.plusMonths(1));

        assertThat(june.in(JUNE)).isEqualTo(11);
        assertThat(june.in(JUNE.plusMonths(1))).isZero();
        assertThat(july.and(8, JUNE).in(JUNE.plusMonths(1))).isEqualTo(7);
    }

    private static Measures keep(long statistics, Spending spending, Instant now) {
        return new Budgeting(budget(statistics), INTERVAL, now).measures(spending, Optional.of(LOAD));
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
