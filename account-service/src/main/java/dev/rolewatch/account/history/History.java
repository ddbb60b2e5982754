package dev.rolewatch.account.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How reading an account went over a span of time.
 *
 * @param steps all of the span, oldest first
 */
public record History(Span span, List<Step> steps) {
    public History {
        steps = List.copyOf(steps);
    }

    /** @param tally empty if nothing was tried */
    public record Step(Instant from, Optional<Tally> tally) {
        /** Points that were published; empty if nothing was read, which is not the same as 0. */
        public Optional<Long> points() {
            return tally.filter(tried -> tried.read() > 0 || tried.points() > 0).map(Tally::points);
        }

        /** Whether reading was tried in vain. */
        public boolean failed() {
            return points().isEmpty()
                    && tally.filter(tried -> tried.notRead() > 0).isPresent();
        }
    }

    /** @param buckets by when they begin; those outside of the span are left out */
    public static History of(Span span, Map<Instant, Tally> buckets) {
        Map<Instant, Tally> sums = new TreeMap<>();
        buckets.forEach((begin, tally) -> sums.merge(Bucket.begin(begin, span.step()), tally, Tally::plus));
        List<Step> steps = new ArrayList<>();
        for (Instant from = span.from(); from.isBefore(span.to()); from = from.plus(span.step())) {
            steps.add(new Step(from, Optional.ofNullable(sums.get(from))));
        }
        return new History(span, steps);
    }
}
