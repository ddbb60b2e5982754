package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.MetricAnswer;
import dev.rolewatch.collector.collection.MetricAnswer.Failure;
import dev.rolewatch.collector.collection.MetricAnswer.Result;
import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.AccountRegion;
import dev.rolewatch.collector.plan.AskedMetric;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.collection.NotReadReason;
import dev.rolewatch.contracts.collection.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** How far the reading of one account's Region is. Several threads write to it until it is finished; then it is closed. */
final class PlaceProgress {
    /** What a call may have to wait for before it is made. */
    enum Waiting {
        SESSION,
        TURN,
        CONNECTION
    }

    private final ReadingPlan plan;
    private final Instant startedAt;
    private final BatchEnd end;
    private final Set<Shard> shards;
    private final Lock line = new ReentrantLock(true);
    private final Queue<MetricsCall> waiting;
    private final Suspects suspects = new Suspects();
    private final Map<AskedMetric, Result> results = new IdentityHashMap<>();
    private final Map<AskedMetric, Failure> presumed = new IdentityHashMap<>();
    private final Map<AskedMetric, Integer> billed = new IdentityHashMap<>();
    private int calls;
    private int throttles;
    private boolean answered;
    private boolean inTrouble;
    private final boolean wasInTrouble;
    private final Map<Waiting, Integer> waitingFor = new EnumMap<>(Waiting.class);
    private Failure failure;
    private boolean done;
    private boolean finished;

    /**
     * @param end of the batch, in which this place was opened
     * @param inTrouble whether it answered nothing when it was last read
     */
    PlaceProgress(ReadingPlan plan, Instant startedAt, BatchEnd end, boolean inTrouble) {
        this.plan = plan;
        this.startedAt = startedAt;
        this.end = end;
        this.inTrouble = inTrouble;
        this.wasInTrouble = inTrouble;
        this.shards = plan.items().stream().map(taken -> taken.item().shard()).collect(Collectors.toUnmodifiableSet());
        this.waiting = new ArrayDeque<>(plan.calls());
    }

    AccountRegion where() {
        return plan.where();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The shards whose resources are read here. */
    Set<Shard> shards() {
        return shards;
    }

    /**
     * Held by the call that waits for its turn, so that the others wait without having booked theirs: what is booked when the
     * batch ends is lost.
     */
    Lock line() {
        return line;
    }

    /** The longest that a call may wait for its turn. */
    Duration longestWait() {
        return end.longestWait();
    }

    /** The next call to make; null when there is none, or no use in making it. */
    synchronized MetricsCall next() {
        return finished || failure != null ? null : waiting.poll();
    }

    /** CloudWatch rejected the call: it is asked for in parts, once there is no other call to make. */
    synchronized void suspect(MetricsCall call) {
        suspects.split(call);
        Failure unknown = Failures.notToldApart(plan.where());
        call.metrics().forEach(metric -> presumed.put(metric, unknown));
    }

    /** A metric that was rejected before is asked for again, alone and after all others. */
    synchronized void suspect(MetricsCall alone, Failure before) {
        suspects.addLast(alone);
        presumed.put(alone.metrics().get(0), before);
    }

    /** The first suspects to ask about; null when there are none, no use in it, or enough others who do it. */
    synchronized MetricsCall firstSuspects() {
        return suspects.begin() ? nextSuspects() : null;
    }

    /** The suspects to ask about next; null when there are none, or no use in it. */
    synchronized MetricsCall nextSuspects() {
        return finished || failure != null ? null : suspects.next();
    }

    synchronized void called() {
        calls++;
    }

    synchronized void throttled() {
        throttles++;
    }

    /** A call failed in a way that may pass. Until one is answered, nobody waits for this place. */
    synchronized void troubled() {
        if (!inTrouble && !done) {
            inTrouble = true;
            end.troubled();
        }
    }

    /** Whether to ask once and no more: it answered nothing when it was last read, and nothing yet. */
    synchronized boolean isTrial() {
        return wasInTrouble && !answered;
    }

    synchronized boolean hasAnswered() {
        return answered;
    }

    /** A call begins to wait for that; {@link #has} ends it. */
    synchronized void waits(Waiting what) {
        waitingFor.merge(what, 1, Integer::sum);
    }

    synchronized void has(Waiting what) {
        waitingFor.merge(what, -1, Integer::sum);
    }

    /** CloudWatch answered a call, if only with a rejection. */
    synchronized void answered() {
        answered = true;
        end.answered();
        if (inTrouble && !done) {
            inTrouble = false;
            end.recovered();
        }
    }

    /** AWS bills what it answered for each of these. */
    synchronized void billed(List<AskedMetric> metrics) {
        metrics.forEach(metric -> billed.merge(metric, 1, Integer::sum));
    }

    synchronized void result(AskedMetric metric, Result result) {
        if (!finished) {
            results.put(metric, result);
        }
    }

    /** Those that have no result yet. */
    synchronized List<AskedMetric> unanswered(List<AskedMetric> metrics) {
        return metrics.stream().filter(metric -> !results.containsKey(metric)).toList();
    }

    /** Nothing more can be read here. Tells whether that is news. */
    synchronized boolean failed(Failure place) {
        boolean first = failure == null && !finished;
        if (first) {
            failure = place;
        }
        return first;
    }

    /** @throws MetricDataException if the place has failed while a call waited */
    synchronized void requireOpen() throws MetricDataException {
        if (failure != null) {
            throw new MetricDataException(failure, MetricDataException.Scope.PLACE);
        }
    }

    /** No call is made or in flight any more. */
    synchronized void done() {
        done = true;
        end.done(inTrouble, results.values().stream().anyMatch(MetricAnswer.Points.class::isInstance));
    }

    /** Whether it was asked and answered nothing at all, for a reason that may pass and that others should not wait for. */
    synchronized boolean answeredNothing() {
        boolean asked = calls > 0 || isWaitingFor(Waiting.SESSION);
        return asked
                && !answered
                && plan.calls().stream()
                        .flatMap(call -> call.metrics().stream())
                        .map(metric -> results.getOrDefault(metric, missing()))
                        .anyMatch(result -> result instanceof Failure unread
                                && (unread.reason() == NotReadReason.THROTTLED
                                        || unread.reason() == NotReadReason.UNREACHABLE));
    }

    /** Closes it: what has no answer by now was not read. */
    synchronized Reading finish() {
        finished = true;
        Failure missing = missing();
        List<MetricAnswer> answers = plan.calls().stream()
                .flatMap(call -> call.metrics().stream())
                .map(metric -> new MetricAnswer(
                        metric,
                        results.getOrDefault(metric, unanswered(metric, missing)),
                        billed.getOrDefault(metric, 0)))
                .toList();
        return new Reading(plan.where(), plan.items(), startedAt, calls, throttles, answers);
    }

    /** That a metric was rejected before is known whatever becomes of the place. */
    private Failure unanswered(AskedMetric metric, Failure missing) {
        Failure known = presumed.get(metric);
        boolean holds = known != null && (failure == null || known.reason() == NotReadReason.REJECTED);
        return holds ? known : missing;
    }

    private Failure missing() {
        if (failure != null) {
            return failure;
        }
        if (isWaitingFor(Waiting.SESSION)) {
            return Failures.noWayIn();
        }
        if (isWaitingFor(Waiting.TURN) || throttles > 0) {
            return Failures.noTurn(plan.where());
        }
        // Where nothing was answered it is what hangs that keeps the others from being asked.
        boolean kept = answered && isWaitingFor(Waiting.CONNECTION);
        return calls == 0 || kept ? Failures.notAsked(plan.where()) : Failures.late(plan.where());
    }

    private boolean isWaitingFor(Waiting what) {
        return waitingFor.getOrDefault(what, 0) > 0;
    }
}
