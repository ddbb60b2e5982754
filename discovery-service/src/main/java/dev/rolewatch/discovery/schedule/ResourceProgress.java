package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The progress of each of a resource's groups of metrics, by their cadence. */
public record ResourceProgress(SortedMap<Duration, Progress> byCadence) {
    public static final ResourceProgress NONE = new ResourceProgress(Collections.emptySortedMap());

    public ResourceProgress {
        byCadence = Collections.unmodifiableSortedMap(new TreeMap<>(byCadence));
    }

    public Optional<Progress> of(Duration cadence) {
        return Optional.ofNullable(byCadence.get(cadence));
    }

    /** Through when everything of every group is collected; empty if nothing ever was. */
    Optional<Instant> earliest() {
        return byCadence.values().stream().map(Progress::collectedThrough).min(Instant::compareTo);
    }

    /** What is known after a collector's report. Reports of what is not collected any more change nothing. */
    public ResourceProgress reported(ItemOutcome outcome) {
        return of(outcome.cadence())
                .map(progress -> with(outcome.cadence(), after(outcome, progress)))
                .orElse(this);
    }

    private static Progress after(ItemOutcome outcome, Progress progress) {
        if (outcome instanceof ItemOutcome.Read read) {
            return progress.read(read.itemId(), read.through());
        }
        return progress.notRead(outcome.itemId());
    }

    ResourceProgress with(Duration cadence, Progress progress) {
        SortedMap<Duration, Progress> all = new TreeMap<>(byCadence);
        all.put(cadence, progress);
        return new ResourceProgress(all);
    }
}
