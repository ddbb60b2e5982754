package dev.rolewatch.discovery.schedule;

import dev.rolewatch.contracts.catalog.CatalogMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the metrics of a resource into groups. A metric that moves to another group takes along through when it was read:
 * the group begins again there, so that no point is lost; a wide window costs no more than a narrow one.
 *
 * @param metrics what is to be read of the resource
 * @param before its progress so far
 */
record Placement(List<CatalogMetric> metrics, ResourceProgress before, Duration interval, Instant now) {
    /** Whether the interval has changed, and items for the former one are still outstanding. */
    boolean waitsForFormerInterval() {
        return intervalChanged()
                && before.byCadence().entrySet().stream()
                        .anyMatch(group -> !group.getValue().mayIssue(group.getKey(), now));
    }

    List<MetricGroup> groups() {
        return MetricGroup.of(metrics, this::cadence);
    }

    /** The progress of a group with what has joined it; empty if nothing of it was ever read. */
    Optional<Progress> progressOf(MetricGroup group) {
        Progress stayed = null;
        Instant joined = null;
        for (CatalogMetric metric : group.metrics()) {
            Duration former = cadenceBefore(metric);
            Optional<Progress> progress = before.of(former);
            if (progress.isPresent() && former.equals(group.cadence())) {
                stayed = progress.get();
            } else {
                joined = earlier(joined, readThrough(metric).orElse(null));
            }
        }
        if (joined == null) {
            return Optional.ofNullable(stayed);
        }
        return Optional.of(stayed == null ? Progress.Idle.from(joined) : stayed.joinedAt(joined));
    }

    /** What is left of the silences: those of metrics that are back at their own cadence are forgotten. */
    SortedMap<String, Silence> silences() {
        SortedMap<String, Silence> left = new TreeMap<>();
        for (CatalogMetric metric : metrics) {
            Silence silence = before.silences().get(metric.name());
            if (silence == null) {
                continue;
            }
            Duration own = MetricGroup.cadence(metric, interval);
            Duration cadence = cadence(metric);
            boolean matters = silence.since() != null && own.compareTo(Silence.PAUSE) < 0;
            if (matters || !cadence.equals(own)) {
                left.put(metric.name(), silence.in(cadence));
            }
        }
        return left;
    }

    /** Through when a metric was read; empty if nothing of the resource ever was. */
    Optional<Instant> readThrough(CatalogMetric metric) {
        return before.of(cadenceBefore(metric)).map(Progress::collectedThrough).or(before::earliest);
    }

    private Duration cadence(CatalogMetric metric) {
        Silence silence = before.silences().get(metric.name());
        Duration own = MetricGroup.cadence(metric, interval);
        if (silence == null) {
            return own;
        }
        Duration wanted = readThrough(metric)
                .map(through -> MetricGroup.longer(own, silence.pause(through)))
                .orElse(own);
        return mayMove(silence.cadence(), wanted) ? wanted : silence.cadence();
    }

    /**
     * A metric joins no group that awaits a report, for the report would be taken to be about it too; and it leaves for a
     * slower one only when its own is reported, for that may be of a point.
     */
    private boolean mayMove(Duration from, Duration to) {
        boolean slower = to.compareTo(from) > 0;
        return intervalChanged() || (isFree(to) && (!slower || isFree(from)));
    }

    private boolean isFree(Duration cadence) {
        return before.of(cadence)
                .map(progress -> progress.mayIssue(cadence, now))
                .orElse(true);
    }

    private boolean intervalChanged() {
        return before.interval() != null && !before.interval().equals(interval);
    }

    private Duration cadenceBefore(CatalogMetric metric) {
        Silence silence = before.silences().get(metric.name());
        return silence == null
                ? MetricGroup.cadence(metric, before.interval() == null ? interval : before.interval())
                : silence.cadence();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
