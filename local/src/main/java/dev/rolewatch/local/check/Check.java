package dev.rolewatch.local.check;

import dev.rolewatch.local.Options;
import dev.rolewatch.local.comparison.Comparison;
import dev.rolewatch.local.comparison.Difference;
import dev.rolewatch.local.comparison.Seen;
import dev.rolewatch.local.comparison.Truth;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.kafka.MetricsTail;
import dev.rolewatch.local.system.LocalSystem;
import dev.rolewatch.local.system.Progress;
import dev.rolewatch.simulator.billing.Bill;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code ./run check}: whether every datapoint that the simulator holds for the accounts arrives with the right value.
 * The cutoff lies a little more than one interval ahead, so that points are among them that arrive late, or change after
 * they were first read.
 */
public final class Check {
    private static final Duration PAST_THE_INTERVAL = Duration.ofSeconds(45);
    private static final int INTERVALS_OF_PATIENCE = 4;
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final LocalSystem system;
    private final HeldByAws aws;
    private final Supplier<List<Bill>> bills;
    private final MetricsTail tail;
    private final Seen seen;
    private final Clock clock;
    private final Progress progress;
    private Instant nextNews = Instant.MIN;

    public Check(
            LocalSystem system,
            HeldByAws aws,
            Supplier<List<Bill>> bills,
            MetricsTail tail,
            Seen seen,
            Clock clock,
            Progress progress) {
        this.system = system;
        this.aws = aws;
        this.bills = bills;
        this.tail = tail;
        this.seen = seen;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param before anything of the accounts was read
     * @return the exit code: 0 if nothing differs, or 1
     */
    public int run(Options options, Instant before) throws InterruptedException {
        Instant start = clock.instant();
        Instant cutoff = start.plus(options.interval()).plus(PAST_THE_INTERVAL).truncatedTo(ChronoUnit.SECONDS);
        progress.say("all accounts are active; what the simulator holds at " + cutoff + " will be compared");
        while (clock.instant().isBefore(cutoff)) {
            pause("waiting for " + cutoff);
        }
        Truth truth = aws.at(cutoff, before);
        awaitArrival(truth, cutoff.plus(patience(options)));
        Comparison comparison = finalComparison(truth);
        progress.say("compared for " + Duration.between(start, clock.instant()).toSeconds() + " s");
        CheckReport.lines(comparison, bills.get()).forEach(System.out::println);
        return comparison.differences().isEmpty() ? 0 : 1;
    }

    private static Duration patience(Options options) {
        Duration some = options.interval().multipliedBy(INTERVALS_OF_PATIENCE);
        return some.compareTo(LEAST_PATIENCE) > 0 ? some : LEAST_PATIENCE;
    }

    private void awaitArrival(Truth truth, Instant deadline) throws InterruptedException {
        while (clock.instant().isBefore(deadline)) {
            List<Difference> open = Comparison.of(truth, seen, true).differences().stream()
                    .filter(Difference::mayMend)
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            pause(open.size() + " of " + truth.settled().size()
                    + " settled points are still to come or to be read again, such as " + open.get(0));
        }
        progress.say("gave up waiting at " + deadline);
    }

    /** What is on the topic must also be known to the simulator, as it is now that nothing more is taken from the topic. */
    private Comparison finalComparison(Truth truth) {
        tail.close();
        tail.requireHealthy();
        Truth now = aws.at(clock.instant());
        return Comparison.of(truth.withHeld(now), seen, false);
    }

    private void pause(String news) throws InterruptedException {
        system.requireAlive();
        tail.requireHealthy();
        Instant now = clock.instant();
        if (!now.isBefore(nextNews)) {
            progress.say(news + "; " + seen.published() + " points are on the topic");
            nextNews = now.plus(NEWS);
        }
        Thread.sleep(PAUSE.toMillis());
    }
}
