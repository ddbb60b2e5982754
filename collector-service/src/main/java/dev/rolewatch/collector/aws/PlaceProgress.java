package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Result;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** How far the reading of one account's Region is. Several threads write to it until it is finished; then it is closed. */
final class PlaceProgress {
    /** What a call may have to wait for before it is made. */
    enum Waiting {
        SESSION,
        TURN
    }

    private final ReadingPlan plan;
    private final Instant startedAt;
    private final Queue<MetricsCall> waiting;
    private final Map<AskedMetric, Result> results = new IdentityHashMap<>();
    private final Map<AskedMetric, Integer> billed = new IdentityHashMap<>();
    private int calls;
    private int throttles;
    private int rejections;
    private final Map<Waiting, Integer> waitingFor = new EnumMap<>(Waiting.class);
    private Failure failure;
    private boolean finished;

    PlaceProgress(ReadingPlan plan, Instant startedAt) {
        this.plan = plan;
        this.startedAt = startedAt;
        this.waiting = new ArrayDeque<>(plan.calls());
    }

    AccountRegion where() {
        return plan.where();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The next call to make; null when there is none, or no use in making it. */
    synchronized MetricsCall next() {
        return finished || failure != null ? null : waiting.poll();
    }

    synchronized void called() {
        calls++;
    }

    synchronized void throttled() {
        throttles++;
    }

    /** A call begins to wait for that; {@link #has} ends it. */
    synchronized void waits(Waiting what) {
        waitingFor.merge(what, 1, Integer::sum);
    }

    synchronized void has(Waiting what) {
        waitingFor.merge(what, -1, Integer::sum);
    }

    /** How many questions CloudWatch has rejected here, this one included. */
    synchronized int rejected() {
        return ++rejections;
    }

    synchronized void answered(List<AskedMetric> metrics) {
        metrics.forEach(metric -> billed.merge(metric, 1, Integer::sum));
    }

    synchronized void result(AskedMetric metric, Result result) {
        if (!finished) {
            results.put(metric, result);
        }
    }

    /** Nothing more can be read here. Tells whether that is news. */
    synchronized boolean failed(Failure place) {
        boolean first = failure == null && !finished;
        if (first) {
            failure = place;
        }
        return first;
    }

    synchronized boolean hasPoints() {
        return results.values().stream().anyMatch(MetricAnswer.Points.class::isInstance);
    }

    /** Closes it: what has no answer by now was not read. */
    synchronized Reading finish() {
        finished = true;
        Failure missing = failure != null ? failure : late();
        List<MetricAnswer> answers = plan.calls().stream()
                .flatMap(call -> call.metrics().stream())
                .map(metric ->
                        new MetricAnswer(metric, results.getOrDefault(metric, missing), billed.getOrDefault(metric, 0)))
                .toList();
        return new Reading(plan.where(), plan.items(), startedAt, calls, throttles, answers);
    }

    private Failure late() {
        if (waitingFor.getOrDefault(Waiting.SESSION, 0) > 0) {
            return Failures.noWayIn();
        }
        return waitingFor.getOrDefault(Waiting.TURN, 0) > 0 || throttles > 0
                ? Failures.noTurn(plan.where())
                : Failures.late(plan.where());
    }
}
