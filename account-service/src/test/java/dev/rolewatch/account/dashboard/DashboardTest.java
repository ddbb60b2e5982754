package dev.rolewatch.account.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.dashboard.SpendComparison.Namespace;
import dev.rolewatch.account.history.Ages;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.history.Tally;
import dev.rolewatch.account.plot.BarPlot;
import dev.rolewatch.account.plot.BarPlot.Bar;
import dev.rolewatch.account.plot.TimePlot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void theDescriptionOfAPlotSaysWhatItShows() {
        Span span = Span.covering(NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ofMinutes(5));
        History history = History.of(
                span,
                Map.of(
                        NOON,
                        new Tally(1, 0, 1_200, Ages.NONE),
                        NOON.plus(Duration.ofMinutes(5)),
                        new Tally(0, 1, 0, Ages.NONE)));

        TimePlot plot = HistoryPlots.points("points", history);

        assertThat(plot.description())
                .isEqualTo(
                        "1,200 points in all. Of 3 steps of 5 minutes, 1 could not be read and in 1 nothing was tried.");
        assertThat(plot.unit()).isEqualTo("Points per 5 minutes");
        assertThat(plot.series().get(0).values())
                .containsExactly(Optional.of(1200.0), Optional.empty(), Optional.empty());
        assertThat(plot.failed()).containsExactly(false, true, false);
    }

    @Test
    void beyondTenNamespacesTheSmallestShareABar() {
        List<Namespace> namespaces = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Namespace("N" + i, BigDecimal.valueOf(i), Optional.of(BigDecimal.valueOf(2L * i))))
                .toList();

        BarPlot plot = SpendPlot.of(
                "spend",
                new SpendComparison(
                        NOVEMBER,
                        namespaces,
                        BigDecimal.valueOf(78),
                        Optional.of(BigDecimal.valueOf(156)),
                        Optional.of(BigDecimal.valueOf(100))));

        assertThat(plot.bars())
                .extracting(Bar::label)
                .hasSize(11)
                .startsWith("N12", "N11")
                .endsWith("3 others", "Total");
        assertThat(plot.bars().get(9).amount()).isEqualTo(6);
        assertThat(plot.bars().get(9).expected()).contains(12.0);
        assertThat(plot.bars().get(10).text()).isEqualTo("$78 of $156");
        assertThat(plot.limit()).contains(100.0);
    }

    @Test
    void withoutSpendEstimateAndBudgetThereIsNothingToDraw() {
        BarPlot plot = SpendPlot.of(
                "spend", new SpendComparison(NOVEMBER, List.of(), BigDecimal.ZERO, Optional.empty(), Optional.empty()));

        assertThat(plot.bars()).isEmpty();
        assertThat(plot.description()).isEqualTo("Spent so far are $0. There is no budget.");
    }
}
