package dev.rolewatch.account.console;

import dev.rolewatch.account.console.PlotsView.Hour;
import dev.rolewatch.account.console.PlotsView.Spent;
import dev.rolewatch.account.dashboard.Dashboards;
import dev.rolewatch.account.dashboard.HistoryPlots;
import dev.rolewatch.account.dashboard.SpendComparison;
import dev.rolewatch.account.dashboard.SpendPlot;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.History.Step;
import dev.rolewatch.account.history.Span;
import dev.rolewatch.account.plot.BarPlotSvg;
import dev.rolewatch.account.plot.TimePlotSvg;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.storage.Histories;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Plots how reading an account goes; each plot has a table beside it for whoever does not see it. */
@ApplicationScoped
class Plots {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Dashboards dashboards;
    private final Histories histories;
    private final Choices choices;

    Plots(Dashboards dashboards, Histories histories, Choices choices) {
        this.dashboards = dashboards;
        this.histories = histories;
        this.choices = choices;
    }

    PlotsView of(RegisteredAccount account, Instant now) {
        History day = dashboards.day(account);
        SpendComparison spend = dashboards.spend(account);
        return new PlotsView(
                TimePlotSvg.draw(HistoryPlots.points("points", day)),
                TimePlotSvg.draw(HistoryPlots.freshness("freshness", day)),
                BarPlotSvg.draw(SpendPlot.of("spend", spend)),
                histories.of(account.id(), Span.last(Duration.ofDays(1), Duration.ofHours(1), now)).steps().stream()
                        .map(Plots::hour)
                        .toList(),
                spend.namespaces().stream().map(this::namespace).toList());
    }

    private static Hour hour(Step step) {
        return new Hour(
                HOUR.format(step.from()),
                step.points().map(Numbers::of).orElse(step.failed() ? "not read" : "–"),
                age(step.tally().flatMap(tally -> tally.ages().quantile(0.5))),
                age(step.tally().map(tally -> tally.ages().oldest()).filter(age -> !age.isZero())));
    }

    private Spent namespace(SpendComparison.Namespace namespace) {
        return new Spent(
                choices.service(namespace.name()),
                Money.of(namespace.spentUsd()),
                namespace.estimatedUsd().map(Money::of).orElse("–"));
    }

    private static String age(Optional<Duration> age) {
        return age.map(known -> known.toMinutes() < 1 ? known.toSeconds() + " s" : known.toMinutes() + " min")
                .orElse("–");
    }
}
