package dev.rolewatch.discovery.budget;

import dev.rolewatch.contracts.account.CollectionChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account that has a budget is allowed until its next turn, and what was seen of it. It is kept in memory, for it
 * follows from what was spent and from one turn of the account.
 */
public final class Allowance {
    /** So that what is stretched changes rarely; a month is long, and what was decided is put right within it. */
    private static final Duration BETWEEN_DECISIONS = Duration.ofHours(1);

    private Measures measures;
    private long left;
    /** Statistics that were asked for and may not have been reported yet; never fewer than that. */
    private long awaited;
    /** Statistics of items that had no report when this turn came by. */
    private long seenAwaited;

    private CollectionChoice choice;
    private CollectionChoice choiceOfLoad;
    /** What is seen in the turn that is under way; null if that began before the present choice. */
    private Load gathered;

    private Optional<Load> load = Optional.empty();
    private Instant decidedAt = Instant.MIN;

    public Allowance(Budgeting budgeting, Spending spending) {
        this.measures = spending.measures();
        this.left = budgeting.left(spending);
    }

    /** What was seen in the last whole turn; empty if there was none with the present choice. */
    public Optional<Load> load() {
        return load;
    }

    /** How long to wait between two readings of a namespace, at least. */
    public Duration pause(String namespace) {
        return measures.pause(namespace);
    }

    /** Decides what is allowed from now on; what is stretched only now and then, and when the budget or choice changes. */
    public Measures decide(Budgeting budgeting, Spending spending, CollectionChoice choiceNow) {
        choose(choiceNow);
        boolean again = !spending.measures().holdsFor(budgeting.budget(), budgeting.month())
                || !budgeting.now().isBefore(decidedAt.plus(BETWEEN_DECISIONS));
        if (again && load.isPresent()) {
            decidedAt = budgeting.now();
        }
        measures = budgeting.measures(spending, again ? load : Optional.empty());
        left = budgeting.left(spending) - awaited;
        return measures;
    }

    public void turnBegins() {
        gathered = new Load();
        seenAwaited = 0;
    }

    /**
     * Takes down, during a turn, what there is to read of a resource.
     *
     * @param times how many items that ask for it have no report
     */
    public void see(String namespace, Duration cadence, long statistics, int times) {
        if (gathered != null) {
            gathered.add(namespace, cadence, statistics);
        }
        seenAwaited += statistics * times;
    }

    /** The whole account was walked through. What is paused has no load, and keeps the one that it comes back to. */
    public void turnEnds() {
        if (gathered != null && !gathered.isEmpty()) {
            load = Optional.of(gathered);
        }
        awaited = Math.min(awaited, seenAwaited);
    }

    /** Whether so many statistics may be asked for; if so, they are not left for others. */
    public boolean takes(long statistics) {
        if (left <= 0) {
            return false;
        }
        left -= statistics;
        awaited += statistics;
        return true;
    }

    /** So many statistics were billed. */
    public void reported(long statistics) {
        awaited = Math.max(0, awaited - statistics);
    }

    private void choose(CollectionChoice other) {
        if (other.equals(choice)) {
            return;
        }
        boolean first = choice == null;
        choice = other;
        if (!first) {
            gathered = null;
        }
        CollectionChoice reading = reading(other);
        if (!other.paused() && !reading.equals(choiceOfLoad)) {
            choiceOfLoad = reading;
            load = Optional.empty();
            decidedAt = Instant.MIN;
        }
    }

    /** What of a choice decides what there is to read when it is read. */
    private static CollectionChoice reading(CollectionChoice choice) {
        return new CollectionChoice(
                false, choice.regions(), choice.namespaces(), choice.tags(), choice.interval(), choice.statistics());
    }
}
