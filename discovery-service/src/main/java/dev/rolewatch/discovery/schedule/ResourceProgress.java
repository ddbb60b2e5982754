package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.collection.ItemOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The progress of each of a resource's groups of metrics, by their cadence.
 *
 * @param interval that the groups were made for; null before the first items
 * @param silences of metrics by their names; the others are read at their own cadence
 */
public record ResourceProgress(
        SortedMap<Duration, Progress> byCadence, Duration interval, SortedMap<String, Silence> silences) {
    public static final ResourceProgress NONE =
            new ResourceProgress(Collections.emptySortedMap(), null, Collections.emptySortedMap());

    public ResourceProgress {
        byCadence = Collections.unmodifiableSortedMap(new TreeMap<>(byCadence));
        silences = silences == null || silences.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(silences));
    }

    public Optional<Progress> of(Duration cadence) {
        return Optional.ofNullable(byCadence.get(cadence));
    }

    /** How many items of a group may still be reported. */
    public int awaited(Duration cadence) {
        return of(cadence).map(Progress::awaited).orElse(0);
    }

    /** Through when everything of every group is collected; empty if nothing ever was. */
    Optional<Instant> earliest() {
        return byCadence.values().stream().map(Progress::collectedThrough).min(Instant::compareTo);
    }

    /**
     * What is known after a collector's report. Reports of what is not collected any more change nothing, and nothing is
     * read through a time that is yet to come, for a collector's clock may be fast.
     */
    public ResourceProgress reported(ItemOutcome outcome, Instant now) {
        Duration cadence = outcome.cadence();
        Progress before = byCadence.get(cadence);
        if (before == null || !before.awaits(outcome.itemId())) {
            return this;
        }
        if (!(outcome instanceof ItemOutcome.Read read)) {
            return with(cadence, before.notRead(outcome.itemId(), outcome.billedStatistics() > 0));
        }
        Progress after = before.read(read.itemId(), read.through().isAfter(now) ? now : read.through());
        ResourceProgress moved = with(cadence, after);
        return after.collectedThrough().isAfter(before.collectedThrough())
                ? moved.withSilences(after(read, before.collectedThrough()))
                : moved;
    }

    /** What was before the start of its group is not read any more, and nothing is known of what is silent. */
    ResourceProgress notBefore(Function<Duration, Instant> startOf) {
        SortedMap<String, Silence> broken = new TreeMap<>(silences);
        broken.replaceAll((metric, silence) -> silence.broken());
        SortedMap<Duration, Progress> all = new TreeMap<>(byCadence);
        all.replaceAll((cadence, progress) -> progress.notBefore(startOf.apply(cadence)));
        return new ResourceProgress(all, interval, broken);
    }

    /** A metric in {@code silent} was part of the item, and so is in its group. */
    private SortedMap<String, Silence> after(ItemOutcome.Read read, Instant readBefore) {
        if (silences.isEmpty() && read.silent().isEmpty()) {
            return silences;
        }
        Set<String> silent = new HashSet<>(read.silent());
        SortedMap<String, Silence> all = new TreeMap<>(silences);
        all.replaceAll((metric, silence) ->
                silence.cadence().equals(read.cadence()) && !silent.contains(metric) ? silence.broken() : silence);
        for (String metric : silent) {
            Silence known = all.get(metric);
            if (known == null || (known.since() == null && known.cadence().equals(read.cadence()))) {
                all.put(metric, new Silence(readBefore, read.cadence()));
            }
        }
        return all;
    }

    ResourceProgress with(Duration cadence, Progress progress) {
        SortedMap<Duration, Progress> all = new TreeMap<>(byCadence);
        all.put(cadence, progress);
        return new ResourceProgress(all, interval, silences);
    }

    private ResourceProgress withSilences(SortedMap<String, Silence> others) {
        return new ResourceProgress(byCadence, interval, others);
    }
}
