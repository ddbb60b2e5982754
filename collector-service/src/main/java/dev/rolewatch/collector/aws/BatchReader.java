package dev.rolewatch.collector.aws;

import dev.rolewatch.collector.collection.Reading;
import dev.rolewatch.collector.plan.ReadingPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Reads a batch: all accounts at the same time, each at its own rate, so that one account's trouble stays its own. What
 * has not been answered when the batch ends was not read.
 */
public final class BatchReader {
    private static final Logger LOG = Logger.getLogger(BatchReader.class);

    /**
     * How long a batch may take, and how wide it is read.
     *
     * @param deadline the longest that reading a batch may take
     * @param patience the longest that an account that has been read waits for slower ones of its batch
     * @param callsPerPlace calls at a time in one Region of one account
     */
    public record Limits(Duration deadline, Duration patience, int callsPerPlace) {}

    private final CallReader calls;
    private final Executor threads;
    private final Limits limits;
    private final Clock clock;
    private final TroubledPlaces troubles = new TroubledPlaces();
    private volatile boolean ending;
    private volatile BatchEnd end;

    /**
     * @param threads one for each account's calls; they may be few, for nobody waits in one for work in another
     */
    public BatchReader(CallReader calls, Executor threads, Limits limits, Clock clock) {
        this.calls = calls;
        this.threads = threads;
        this.limits = limits;
        this.clock = clock;
    }

    /** One reading for each plan. */
    public List<Reading> read(List<ReadingPlan> plans) throws InterruptedException {
        BatchEnd batchEnd = new BatchEnd(limits.deadline(), limits.patience());
        List<Place> places = plans.stream().map(plan -> place(plan, batchEnd)).toList();
        end = batchEnd;
        if (ending) {
            batchEnd.now();
        }
        List<FutureTask<Void>> lanes = new ArrayList<>();
        try {
            start(places, lanes);
            batchEnd.await();
        } finally {
            lanes.forEach(lane -> lane.cancel(true));
        }
        return places.stream().map(place -> finish(place.progress())).toList();
    }

    /** How many places answered nothing when they were last read. */
    public long troubledPlaces() {
        return troubles.size();
    }

    /** Ends the batch that is being read, and those after it, with what has been read by now. */
    public void endNow() {
        ending = true;
        BatchEnd current = end;
        if (current != null) {
            current.now();
        }
    }

    private record Place(PlaceProgress progress, int lanes, AtomicInteger open) {}

    private Place place(ReadingPlan plan, BatchEnd batchEnd) {
        boolean inTrouble = troubles.contains(plan.where(), clock.instant());
        int lanes = Math.min(plan.calls().size(), inTrouble ? 1 : limits.callsPerPlace());
        if (lanes > 0) {
            batchEnd.opened(inTrouble);
        }
        return new Place(
                new PlaceProgress(plan, clock.instant(), batchEnd, inTrouble), lanes, new AtomicInteger(lanes));
    }

    private Reading finish(PlaceProgress progress) {
        Reading reading = progress.finish();
        if (progress.hasAnswered()) {
            troubles.remove(progress.where());
        } else if (progress.answeredNothing()) {
            troubles.add(progress.where(), clock.instant());
        }
        return reading;
    }

    /** Each place's first lane before any place's second, so that where threads are few a large account does not take them all. */
    private void start(List<Place> places, List<FutureTask<Void>> started) {
        for (int round = 0; round < limits.callsPerPlace(); round++) {
            for (Place place : places) {
                if (round < place.lanes()) {
                    FutureTask<Void> lane = new FutureTask<>(() -> run(place), null);
                    started.add(lane);
                    threads.execute(lane);
                }
            }
        }
    }

    private void run(Place place) {
        PlaceProgress progress = place.progress();
        try {
            calls.read(progress);
        } catch (InterruptedException e) {
            // The batch has ended, and this lane with it; its thread is the pool's, and goes back unmarked.
            LOG.debugf("account %s: the batch ended", progress.where().account());
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "account %s, %s was not read",
                    progress.where().account(),
                    progress.where().region());
            progress.failed(Failures.ofOurs());
        } finally {
            if (place.open().decrementAndGet() == 0) {
                progress.done();
            }
        }
    }
}
