package dev.rolewatch.account.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.plot.BarPlot.Bar;
import dev.rolewatch.account.plot.TimePlot.Kind;
import dev.rolewatch.account.plot.TimePlot.Series;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class PlotTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/rolewatch/account/plot/points.svg");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.0, 1.0",
                "1 | 0.0, 0.5, 1.0",
                "4 | 0.0, 1.0, 2.0, 3.0, 4.0",
                "7 | 0.0, 2.0, 4.0, 6.0, 8.0",
                "0.03 | 0.0, 0.01, 0.02, 0.03",
                "123456 | 0.0, 50000.0, 100000.0, 150000.0"
            })
    void ticksAreRoundAndReachTheLargestValue(double largest, String ticks) {
        assertThat(Ticks.upTo(largest, 4)).hasToString("[" + ticks + "]");
    }

    @Test
    void theTicksOfADayAreRoundHoursOfUtc() {
        Instant from = Instant.parse("2026-11-22T11:35:00Z");

        assertThat(Ticks.between(from, from.plus(Duration.ofDays(1)), 9))
                .startsWith(Instant.parse("2026-11-22T12:00:00Z"), Instant.parse("2026-11-22T15:00:00Z"))
                .hasSize(8);
    }

    @Test
    void aGapIsAGapAndZeroIsNone() {
        assertThat(Run.of(values(1.0, 0.0, null, null, 3.0)))
                .containsExactly(new Run(0, List.of(1.0, 0.0)), new Run(4, List.of(3.0)));
        assertThat(Run.of(values(null, null))).isEmpty();
    }

    @Test
    void linesBreakAtGapsAndASinglePointIsAPoint() {
        String svg = TimePlotSvg.draw(plot(values(1.0, 0.0, null, 3.0, null, 2.0, 2.0)));

        assertThat(svg.split("class=\"line series-1\"", -1)).hasSize(3);
        assertThat(svg.split("<circle", -1)).hasSize(2);
    }

    @Test
    void nothingAtAllIsSaidInWords() throws Exception {
        String svg = TimePlotSvg.draw(plot(values(null, null)));

        assertThat(svg).contains("Nothing was read").doesNotContain("NaN").doesNotContain("<path");
    }

    @Test
    void whatPeopleNamedCannotBreakOut() throws Exception {
        BarPlot plot = new BarPlot(
                "spend",
                "</title><script>alert(1)</script>",
                "a & b",
                "US dollars",
                List.of(new Bar("\"><b>\u0001", 1, Optional.empty(), "<$1", false)),
                Optional.empty());

        String svg = BarPlotSvg.draw(plot);

        assertThat(svg).doesNotContain("<script").doesNotContain("<b>").doesNotContain("\u0001");
        assertThat(parsed(svg)).isEqualTo("svg");
    }

    @Test
    void theBudgetIsDrawnAcrossTheTotalOnly() {
        BarPlot plot = new BarPlot(
                "spend",
                "Spend",
                "So much.",
                "US dollars",
                List.of(
                        new Bar("AWS/EC2", 2, Optional.of(5.0), "$2 of $5", false),
                        new Bar("Total", 2, Optional.of(5.0), "$2 of $5", true)),
                Optional.of(8.0));

        String svg = BarPlotSvg.draw(plot);

        assertThat(svg.split("class=\"budget\"", -1)).hasSize(2);
        assertThat(svg.split("class=\"estimate\"", -1)).hasSize(3);
        assertThat(svg).contains(">8</text>");
    }

    /** With -Dgolden.write=true it is written anew. */
    @Test
    void aPlotOfEverythingLooksAsItDid() throws IOException {
        String svg = TimePlotSvg.draw(new TimePlot(
                "points",
                "Points",
                "Some points.",
                "Points per 5 minutes",
                NOON,
                Duration.ofMinutes(5),
                Kind.AREA,
                List.of(
                        new Series("Half", values(10.0, 0.0, null, 40.0, null, 20.0, 30.0)),
                        new Series("Most", values(12.0, 4.0, null, null, null, 25.0, 31.0))),
                List.of(false, false, true, false, false, false, false)));

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    private static TimePlot plot(List<Optional<Double>> values) {
        return new TimePlot(
                "points",
                "Points",
                "Some points.",
                "Points",
                NOON,
                Duration.ofMinutes(5),
                Kind.LINE,
                List.of(new Series("Points", values)),
                Collections.nCopies(values.size(), false));
    }

    private static List<Optional<Double>> values(Double... values) {
        return Arrays.stream(values).map(Optional::ofNullable).toList();
    }

    private static String parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTagName();
    }
}
