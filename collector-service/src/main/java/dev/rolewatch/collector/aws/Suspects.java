package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The parts of calls that CloudWatch rejected, among whose metrics is one that it does not accept. They are asked about once
 * all else has been, the newest part first, so that each batch finds some of the bad metrics however many there are; those
 * are known to the batches after it, which find others, until all are known. Its owner guards it against use by many threads.
 */
final class Suspects {
    /** Halves would ask as many questions where one metric is bad, one after the other, and more where many are. */
    private static final int PARTS = 4;
    /** More at a time would all begin with large parts, and be at the limit before one has found anything. */
    private static final int SEARCHERS = 4;
    /** At half of AWS's default quota they take 16 seconds. */
    private static final int MOST_QUESTIONS = 400;

    private final Deque<MetricsCall> parts = new ArrayDeque<>();
    private int searchers;
    private int questions;

    /** Takes in the parts of a call that was rejected. */
    void split(MetricsCall call) {
        List<AskedMetric> metrics = call.metrics();
        int size = (metrics.size() + PARTS - 1) / PARTS;
        for (int from = 0; from < metrics.size(); from += size) {
            parts.addFirst(call.only(metrics.subList(from, Math.min(metrics.size(), from + size))));
        }
    }

    /** Takes in a metric that was rejected before. The others are waiting for an answer, it merely might have one. */
    void addLast(MetricsCall known) {
        parts.addLast(known);
    }

    /** Begins to search, unless enough others do: they find what is there now. */
    boolean begin() {
        boolean free = searchers < SEARCHERS;
        searchers += free ? 1 : 0;
        return free;
    }

    /** The next part to ask about; null when there is none, and the search of who asked is over. */
    MetricsCall next() {
        MetricsCall next = questions < MOST_QUESTIONS ? parts.pollFirst() : null;
        questions += next == null ? 0 : 1;
        searchers -= next == null ? 1 : 0;
        return next;
    }
}
