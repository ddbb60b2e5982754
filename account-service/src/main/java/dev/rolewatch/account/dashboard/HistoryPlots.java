package dev.rolewatch.account.dashboard;

import dev.rolewatch.account.choice.Words;
import dev.rolewatch.account.history.Ages;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.History.Step;
import dev.rolewatch.account.history.Tally;
import dev.rolewatch.account.plot.TimePlot;
import dev.rolewatch.account.plot.TimePlot.Kind;
import dev.rolewatch.account.plot.TimePlot.Series;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says how the history of an account is plotted. */
public final class HistoryPlots {
    private HistoryPlots() {}

    /** @param id unique in the page */
    public static TimePlot points(String id, History history) {
        long points = history.steps().stream()
                .map(Step::points)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .sum();
        String description = String.format(Locale.ROOT, "%,d points in all. %s", points, gaps(history));
        Series series = series("Points", history, step -> step.points().map(Long::doubleValue));
        return plot(
                id,
                "Points in each interval",
                description,
                "Points per " + Words.every(history.span().step()),
                Kind.AREA,
                history,
                List.of(series));
    }

    /** @param id unique in the page */
    public static TimePlot freshness(String id, History history) {
        Duration oldest = history.steps().stream()
                .flatMap(step -> step.tally().stream())
                .map(tally -> tally.ages().oldest())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        String description = "The newest points were up to " + oldest.toMinutes() + " minutes old when they were read. "
                + gaps(history);
        return plot(
                id,
                "How old the newest points were when they were read",
                description,
                "Age in minutes",
                Kind.LINE,
                history,
                List.of(
                        series("Half were younger", history, quantile(0.5)),
                        series("99 of 100 were", history, quantile(0.99))));
    }

    private static TimePlot plot(
            String id, String title, String description, String unit, Kind kind, History history, List<Series> series) {
        return new TimePlot(
                id,
                title,
                description,
                unit,
                history.span().from(),
                history.span().step(),
                kind,
                series,
                history.steps().stream().map(Step::failed).toList());
    }

    private static Series series(String name, History history, Function<Step, Optional<Double>> value) {
        return new Series(name, history.steps().stream().map(value).toList());
    }

    private static Function<Step, Optional<Double>> quantile(double share) {
        return step -> step.tally()
                .map(Tally::ages)
                .flatMap((Ages ages) -> ages.quantile(share))
                .map(age -> age.toSeconds() / 60.0);
    }

    private static String gaps(History history) {
        long all = history.steps().size();
        long failed = history.steps().stream().filter(Step::failed).count();
        long untried =
                history.steps().stream().filter(step -> step.tally().isEmpty()).count();
        return "Of " + all + " steps of " + Words.every(history.span().step()) + ", " + failed
                + " could not be read and in " + untried + " nothing was tried.";
    }
}
