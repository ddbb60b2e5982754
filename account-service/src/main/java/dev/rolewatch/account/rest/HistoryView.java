package dev.rolewatch.account.rest;

import dev.rolewatch.account.history.Ages;
import dev.rolewatch.account.history.History;
import dev.rolewatch.account.history.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How reading went, in the API. */
@Schema(name = "History", description = "How reading an account went over a span of time.")
record HistoryView(
        @Schema(description = "Where the first step begins, in UTC.")
        Instant from,

        @Schema(description = "Where the last step ends.") Instant to,

        @Schema(description = "How long a step is.", examples = "\"PT5M\"")
        String step,

        @Schema(description = "All of the span, oldest first.")
        List<StepView> steps) {

    @Schema(name = "HistoryStep", description = "What CloudWatch was asked for within a step.")
    record StepView(
            Instant from,

            @Schema(description = "How many resources' metrics were read.")
            long read,

            @Schema(description = "How many times a resource's metrics were to be read, and were not all.")
            long notRead,

            @Schema(
                    description =
                            "How many points were published: new ones, and those that AWS has changed. 0 if there were"
                                    + " none, null if nothing was read.",
                    nullable = true)
            Long points,

            @Schema(description = "How old they were; null if there were none.", nullable = true)
            FreshnessView freshness) {}

    @Schema(
            name = "Freshness",
            description =
                    "Seconds from the end of what was read, which is where a resource's newest point can be, until"
                            + " CloudWatch was asked; of the resources that brought points. The quantiles are rounded up to the"
                            + " end of a class (1, 2, 3, 5, 7, 10, 15, 20, 30, 45 minutes, 1, 2, 6, 24 hours).")
    record FreshnessView(
            @Schema(description = "Half of them were not older.")
            long p50Seconds,

            @Schema(description = "99 of 100 were not older.")
            long p99Seconds,

            long oldestSeconds) {}

    static HistoryView of(History history) {
        return new HistoryView(
                history.span().from(),
                history.span().to(),
                history.span().step().toString(),
                history.steps().stream().map(HistoryView::of).toList());
    }

    private static StepView of(History.Step step) {
        return new StepView(
                step.from(),
                count(step, Tally::read),
                count(step, Tally::notRead),
                step.points().orElse(null),
                step.tally().map(Tally::ages).map(HistoryView::of).orElse(null));
    }

    private static long count(History.Step step, ToLongFunction<Tally> of) {
        return step.tally().stream().mapToLong(of).sum();
    }

    private static FreshnessView of(Ages ages) {
        return ages.total() == 0
                ? null
                : new FreshnessView(
                        seconds(ages, 0.5), seconds(ages, 0.99), ages.oldest().toSeconds());
    }

    private static long seconds(Ages ages, double share) {
        return ages.quantile(share).map(Duration::toSeconds).orElseThrow();
    }
}
